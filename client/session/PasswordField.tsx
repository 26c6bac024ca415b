import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/IconButton.tsx'
import { TextField, type TextFieldProps } from '#client/ui/TextField.tsx'
import styles from './Entrance.module.css'

/** A password, which its owner may look at. */
export function PasswordField(props: Omit<TextFieldProps, 'type'>) {
  const { t } = useTranslation('session')
  const [isShown, setShown] = useState(false)
  return (
    <div className={styles.password}>
      <TextField {...props} type={isShown ? 'text' : 'password'} />
      <IconButton
        className={styles.reveal}
        label={t(isShown ? 'password.hide' : 'password.show')}
        icon={isShown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
        onPress={() => setShown(!isShown)}
      />
    </div>
  )
}

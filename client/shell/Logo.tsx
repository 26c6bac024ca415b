/** The product's mark. Its name always stands beside it, so it is silent. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#1f55cc" />
      <path
        d="M9 24V14.5A5.5 5.5 0 0 1 14.5 9h3a4.5 4.5 0 0 1 0 9H15"
        fill="none"
        stroke="#fff"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <circle cx="9" cy="24" r="2.75" fill="#fff" />
      <circle cx="23.25" cy="23" r="2.75" fill="#8fb0ff" />
    </svg>
  )
}

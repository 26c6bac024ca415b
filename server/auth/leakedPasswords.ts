/** Passwords of eight characters or more that head the published lists of leaked ones, with the usual ones of Finland and
 *  Sweden. In lower case: a capital letter does not make them better. */
export const leakedPasswords: ReadonlySet<string> = new Set(
  `
password password1 password12 password123 password1234 password12345 password123456 passw0rd passw0rd1 p@ssw0rd
p@ssword p@ssword1 p@ssw0rd1 p@ssw0rd123 pa$$w0rd pa$$word password! password!1 password01 password02 password11
password2 password21 password22 password3 password5 password6 password7 password8 password9 password99 passwords
passwort passwort1 mypassword mypassword1 newpassword thepassword passpass passpass1 passport password2020
password2021 password2022 password2023 password2024 password2025 password2026 12345678 123456789 1234567890
12345678910 123456789a 123456789q 123456789z 0123456789 01234567 012345678 11111111 111111111 1111111111 22222222
33333333 44444444 55555555 66666666 77777777 88888888 888888888 99999999 999999999 00000000 000000000 0000000000
12341234 12121212 121212121 123123123 1231231234 123321123 12344321 1234554321 123454321 1234567a 12345678a
12345qwert 12345abc 1234abcd 123abc123 123qweasd 123qwe123 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc
1qazxsw2 1qaz@wsx !qaz2wsx zaq12wsx zaq1zaq1 zaq1xsw2 987654321 9876543210 98765432 87654321 876543210 0987654321
11223344 1122334455 112233445566 10203040 102030405060 13131313 131313131 14141414 147258369 159753456 159357456
147852369 741852963 789456123 456789123 369258147 192837465 19283746 20202020 20102010 20112011 20122012 20132013
12131415 14725836 15975346 25802580 31415926 314159265 101010101 10101010 10111213 12312312 123456123 123456987
123456abc 123456qw 123456qwerty 1234qwer 1234qwerty 12qwaszx 12qw34er abcd1234 abcd12345 abc12345 abc123456
abc123abc a1234567 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 aa123456 aa12345678 aaa11111 aaaa1111 aaaaaaaa aaaaaaaaa
aaaaaaaaaa abcabcabc abcdabcd abcdefgh abcdefghi abcdefghij abcdefg1 abcdef123 abcdef12 qwerty12 qwerty123
qwerty1234 qwerty12345 qwerty123456 qwerty321 qwerty77 qwertyui qwertyuio qwertyuiop qwertyuiop1 qwertyui1 qwert123
qwert1234 qwert12345 qwer1234 qwerqwer qwertyqwerty qweasdzxc qweasdzxc1 qweasd123 qweqweqwe qwe123qwe qwe12345
qwe123456 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsxedc qazwsxedcrfv qazwsx123 qazxswedc qaz123456 qawsedrf asdfghjk
asdfghjkl asdfghjkl1 asdfasdf asdf1234 asdfqwer asd123456 asd12345 asdasdasd asdqwe123 zxcvbnm1 zxcvbnm123 zxcvbnma
zxcvasdf zxczxczxc zxcv1234 zxcvbnm, poiuytrewq lkjhgfdsa mnbvcxz1 mnbvcxza iloveyou iloveyou1 iloveyou2 iloveyou12
iloveyou123 iloveyou! iloveu12 iloveu123 ilovehim iloveher ilovegod ilovejesus ilovemom iloveme1 iloveme2 iloveyou3
iloveyousomuch lovelove lovelove1 loveyou1 loveyou2 lovely12 loveme12 loveme123 loverboy lovergirl mylove123
princess princess1 princess2 princess12 princess123 princesa sunshine sunshine1 sunshine12 sunshine2 sunshine!
football football1 football12 football2 football123 footbal1 baseball baseball1 baseball12 baseball2 basketball
basketball1 softball volleyball hockey12 soccer12 soccer123 superman superman1 superman2 batman123 batman12
spiderman spiderman1 starwars starwars1 pokemon1 pokemon12 pokemon123 minecraft minecraft1 fortnite pikachu1
naruto12 naruto123 samsung1 samsung123 computer computer1 internet internet1 microsoft google123 facebook facebook1
facebook123 linkedin linkedin1 twitter1 youtube1 whatever whatever1 trustno1 welcome1 welcome12 welcome123
welcome1234 welcome! welcome01 welcome2 letmein1 letmein12 letmein123 letmein! letmein2 changeme changeme1
changeme123 default1 secret12 secret123 admin123 admin1234 admin12345 admin123456 administrator administrator1
adminadmin admin@123 admin888 root1234 rootroot toor1234 test1234 test12345 test123456 testtest testtest1 testing1
testing123 tester123 guest123 guest1234 user1234 username login123 login1234 master12 master123 masterkey manager1
operator support1 demo1234 demodemo sample123 temp1234 temppass temporary monkey12 monkey123 dragon12 dragon123
dragonball dragonballz shadow12 shadow123 michael1 michael2 michael12 michael123 jennifer jennifer1 jessica1
jessica12 jonathan jonathan1 jordan23 jordan123 joshua12 michelle michelle1 nicholas nicholas1 patrick1 patricia
patricia1 christian christian1 christina christine christopher cristina danielle daniel12 daniel123 danielle1
elizabeth elizabeth1 alexander alexander1 alexandra alexandra1 alexande anthony1 anthony12 ashley12 ashley123
andrew123 benjamin benjamin1 brandon1 brittany brittany1 charles1 charlie1 charlie12 charlie123 charlotte courtney
veronica veronica1 victoria victoria1 vanessa1 valentina stephanie stephanie1 stephen1 samantha samantha1 sebastian
sebastian1 richard1 rebecca1 rosemary natasha1 nathalie matthew1 matthew12 margaret marianne madison1 lawrence
kristina kimberly kimberly1 katherine isabella isabella1 hannah12 hannah123 gabriela gabriel1 gabriella fernando
francisco federico estrella dolphins dolphin1 dolphin12 diamonds diamond1 december december1 november november1
october1 september september1 february february1 january1 january12 august12 summer12 summer123 summer2020
summer2021 summer2022 summer2023 summer2024 summer2025 winter12 winter123 winter2020 winter2021 winter2022
winter2023 winter2024 winter2025 spring2023 spring2024 spring2025 autumn2024 autumn2025 chocolate chocolate1
chocolat cheese12 cheesecake cookie12 cookie123 banana12 banana123 blueberry strawberry strawberry1 butterfly
butterfly1 butterfly2 flower12 flower123 flowers1 friends1 friends12 friends123 friendship bestfriend bestfriends
forever1 forever12 forever21 freedom1 freedom12 garfield gateway1 giovanni goldfish greenday greenday1 hahahaha
harley12 harley123 hello123 hello1234 hello12345 hellohello hellokitty hellokitty1 helloworld heather1 hunter12
hunter123 jackson1 jackson5 jasmine1 jesus123 jesuschrist jesusislord jesus777 justin12 justin123 justinbieber
killer12 killer123 kingkong knight12 leonardo liverpool liverpool1 chelsea1 chelsea12 chelseafc arsenal1 arsenal12
arsenal123 barcelona barcelona1 realmadrid juventus juventus1 manchester manutd12 manunited united123 lakers24
cowboys1 steelers steelers1 yankees1 yankees2 rangers1 corvette ferrari1 porsche1 mercedes mercedes1 mustang1
mustang12 camaro123 yamaha12 harleydavidson motorola nokia123 blackberry playstation playstation2 nintendo nintendo1
xbox3600 gamecube gamer123 counterstrike warcraft warcraft1 runescape runescape1 pokemon! matrix123 metallica
metallica1 nirvana1 slipknot slipknot1 slipknot6 eminem12 tinkerbell tinkerbell1 tigger12 tigger123 tweety12
snoopy12 scooby12 scoobydoo spongebob spongebob1 simpsons mickeymouse mickey12 winnie12 babygirl babygirl1
babygirl12 babyblue babyboy1 beautiful beautiful1 blessed1 blink182 bubbles1 buddy123 bulldogs bulldog1 california
charmed1 cherry12 cupcake1 cutiepie dakota12 darkness destiny1 dreamer1 einstein elephant elephant1 eternity
fantasia fireball firefly1 ginger12 ginger123 hollywood hurricane infinity jackass1 juliette ladybug1 lollipop
lollipop1 london12 london123 lucky123 lucky777 magic123 maverick mercury1 midnight midnight1 millions mistress
moonlight mountain mylove12 nothing1 orange12 orange123 panther1 paradise passion1 peaches1 peanut12 peanut123
pepper12 pepper123 phoenix1 precious precious1 purple12 purple123 rainbow1 rainbow12 rockstar rockstar1 sandra123
scorpion scorpion1 sexygirl sexylady sexybitch shannon1 skittles smokey12 snowball snowboard spartan1 starlight
startrek startrek1 stargate sterling student1 sweetheart sweetie1 sweetpea sweetness taylor12 teddybear thomas12
thomas123 thunder1 thunderbird tiffany1 together tomorrow travis12 treasure trinity1 unicorn1 universe vampire1
voyager1 webmaster westside wildcats wildcat1 william1 william12 william123 windows1 windows10 winston1 wonderful
wrestling yellow12 yellow123 zaqwsxcde salasana salasana1 salasana12 salasana123 salasana1234 salasana12345
salasana! salasana01 salasana2024 salasana2025 salakala salakala1 salis123 perkele1 perkele123 perkele666
perkeleperkele saatana1 saatana123 saatana666 vittusaatana kissa123 kissa1234 kissakissa kissakoira koira123
koira1234 koirakoira suomi123 suomi1234 suomi2024 suomisuomi suomi100 suomifinland helsinki helsinki1 helsinki123
tampere1 tampere123 turku123 jokerit1 jokerit123 ilves123 tappara1 tappara123 karpat123 hifk1234 jarkko123 matti123
mikko123 anssi123 sanna123 minna123 pekka123 juha1234 antti123 timo1234 jari1234 kesa2023 kesa2024 kesa2025
talvi2024 talvi2025 kesäkuu1 heinäkuu tammikuu joulukuu mansikka mansikka1 mustikka mustikka1 aurinko1 aurinko123
rakastan rakastansinua minäolen moikka123 moimoimoi heippa123 terve123 tervetuloa tervetuloa1 testi123 testi1234
testitesti qwertyuiopå asdfghjklö asdfghjklöä lösenord lösenord1 lösenord12 lösenord123 losenord losenord1
losenord123 hemligt1 hemligt123 hemlighet sommar12 sommar123 sommar2023 sommar2024 sommar2025 vinter12 vinter123
vinter2024 vinter2025 höst2024 stockholm stockholm1 stockholm123 goteborg göteborg göteborg1 malmö123 sverige1
sverige12 sverige123 sverige2024 hejhejhej hejhej123 hejsan123 hejsan12 jagälskardig älskling älskling1 älskardig
blomma123 jordgubbe fotboll1 fotboll12 fotboll123 hockey123 djurgården djurgarden hammarby hammarby1 aik12345
ifkgöteborg brommapojkarna välkommen välkommen1 valkommen valkommen1 trollet1 mamma123 mammapappa pappa123 killen123
kallekalle kalle123 abc12345! hejhej12 pommes123 kycklinggryta
`
    .trim()
    .split(/\s+/),
)

/// What forms of smaller languages call the same: Bulgarian, Serbian, Croatian, Slovene, Estonian,
/// Latvian, Lithuanian, Icelandic, Indonesian, Persian, Hebrew and Thai.
enum SmallerAliases {
  static let table: [(Role, String)] = [
    (
      .fullName,
      """
      име, вашето име, име и фамилия, три имена, лице за контакт, име и презиме, ime in priimek, \
      ime i prezime, vaše ime, vārds uzvārds, vārds un uzvārds, kontaktpersona, vardas pavardė, \
      vardas ir pavardė, kontaktinis asmuo, ees ja perekonnanimi, täisnimi, kontaktisik, nafn, \
      fullt nafn, nama anda, nama pemesan, نام, نام و نام خانوادگی, שם פרטי ומשפחה, ชื่อ สกุล
      """
    ),
    (
      .firstName,
      "vārds, vardas, eesnimi, fornafn, osebno ime, първо име, малко име, שם פרטי, الاسم الأول"
    ),
    (
      .lastName,
      """
      презиме, uzvārds, pavardė, perekonnanimi, eftirnafn, שם משפחה, اسم العائلة, نام خانوادگی, \
      นามสกุล
      """
    ),
    (
      .email,
      """
      е поща, е пошта, имейл адрес, електронна поща, e pasts, e pasta adrese, el paštas, \
      el pašto adresas, elektroninis paštas, meiliaadress, e posti aadress, netfang, tölvupóstur, \
      e pošta, e poštni naslov, elektronska pošta, alamat email, surel, ایمیل, דואל, דוא"ל, \
      כתובת אימייל, كتابة البريد, อีเมล
      """
    ),
    (
      .phone,
      """
      телефон за връзка, телефонен номер, мобилен телефон, број телефона, tālrunis, tālruņa numurs, \
      telefona numurs, telefono numeris, tel nr, telefoninumber, kontakttelefon, mobiiltelefon, \
      sími, símanúmer, farsími, kontakt telefon, kontaktni telefon, mobitel, nomor whatsapp, \
      nomor telepon, telepon, شماره تماس, تلفن, موبایل, เบอร์มือถือ
      """
    ),
    (
      .message,
      """
      съобщение, вашето съобщение, запитване, порука, ziņa, ziņojums, jūsu ziņa, žinutė, pranešimas, \
      jūsų žinutė, užklausa, sõnum, teade, teie sõnum, skilaboð, erindi, fyrirspurn, sporočilo, \
      vaše sporočilo, upit, vaša poruka, isi pesan, پیام, متن پیام, תוכן ההודעה, mesajul, \
      mesajul dumneavoastră, mesajul dvs, mesajul tău, mesajul dumneavoastra
      """
    ),
    (
      .company,
      "фирма, компания, uzņēmums, įmonė, įmonės pavadinimas, ettevõte, fyrirtæki, nama perusahaan"
    ),
  ]
}

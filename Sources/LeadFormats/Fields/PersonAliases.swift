/// What forms call a person's names: phrases between commas, in any spelling that `FieldName` folds
/// to the same key, so that articles and possessives are left out.
enum PersonAliases {
  static let table: [(Role, String)] = [
    (.fullName, fullName), (.firstName, firstName), (.middleName, middleName),
    (.lastName, lastName),
  ]

  private static let fullName = """
    name, names, full name, fullname, contact name, contactname, customer name, customername, client name, \
    clientname, person name, lead name, leadname, sender name, visitor name, guest name, guestname, \
    real name, display name, displayname, name and surname, name surname, first and last name, \
    first last name, name full, cname, uname full, yourname, full legal name, applicant name, \
    contact person, contactperson, author name, requester name, buyer name, patient name, \
    attendee name, invitee name, member name, subscriber name, prospect name, respondent name, \
    caller name, participant name, parent name, nm, full nm, cust nm, customer nm, contact nm, who are you, what is your name, whats your name, \
    what is your full name, name der person, vollständiger name, vor und nachname, vor nachname, \
    vorname nachname, vorname name, name vorname, nachname vorname, ansprechpartner, \
    ansprechpartnerin, kontaktperson, kundenname, kontaktname, wie heißen sie, wie ist ihr name, \
    nombre, nombre completo, nombre apellidos, nombre apellido, nombres apellidos, apellidos nombre, \
    nombres, nombre contacto, nombre cliente, nombre del cliente, persona de contacto, \
    cómo te llamas, cómo se llama, nom, nom complet, nom prénom, prénom nom, nom prénoms, \
    nom contact, nom du contact, nom du client, personne à contacter, interlocuteur, \
    comment vous appelez vous, nome, nome completo, nome sobrenome, nome apelido, nome e sobrenome, nome e apelido, nome contacto, \
    nome contato, nome do cliente, como se chama, nome cognome, cognome nome, nome e cognome, cognome e nome, nominativo, \
    nome referente, referente, persona di riferimento, naam, volledige naam, voor en achternaam, \
    voornaam achternaam, naam contactpersoon, contactpersoon, klantnaam, hoe heet je, navn, \
    fulde navn, fullt navn, fuldt navn, for og etternavn, for og efternavn, fornavn efternavn, \
    fornavn etternavn, kontaktnavn, kundenavn, kontaktperson navn, hvad hedder du, hva heter du, \
    namn, fullständigt namn, för och efternamn, förnamn efternamn, kontaktnamn, hela namnet, \
    vad heter du, imię nazwisko, nazwisko imię, osoba kontaktowa, imie i nazwisko, név, teljes név, \
    kapcsolattartó, kapcsolattartó neve, vezeték és keresztnév, vezetéknév és keresztnév, nimi, koko nimi, kokonimi, \
    yhteyshenkilö, etu ja sukunimi, etunimi sukunimi, nimesi, ad soyad, adı soyadı, \
    adınız soyadınız, ad soyadı, adınız, isim soyisim, isim, isminiz, isim soyad, ad ve soyad, \
    tam ad, yetkili kişi, имя, фио, ф и о, полное имя, имя фамилия, фамилия имя, \
    фамилия имя отчество, контактное лицо, как вас зовут, как к вам обращаться, имя клиента, \
    名前, お名前, おなまえ, 氏名, ご氏名, 御名前, 御氏名, お名前漢字, 氏名漢字, 担当者名, ご担当者名, \
    担当者, ご担当者, 代表者名, 姓名, 名字, 您的姓名, 您的名字, 联系人, 联系人姓名, 联络人, 称呼, \
    聯絡人, 聯絡人姓名, 您的大名, 真实姓名, 客户姓名, 이름, 성함, 성명, 고객명, 담당자, 담당자명, 신청자명, \
    신청자, 작성자, 이름 성함, jméno, jméno příjmení, jméno a příjmení, příjmení a jméno, celé jméno, kontaktní osoba, nume, \
    nume complet, nume prenume, nume și prenume, persoana de contact, όνομα, ονοματεπώνυμο, \
    πλήρες όνομα, όνομα επώνυμο, ονομα και επωνυμο, ім'я, імя, піб, повне ім'я, ваше ім'я, \
    ім'я та прізвище, прізвище та ім'я, контактна особа, nom complet, nom cognoms, nom i cognoms, \
    meno, meno a priezvisko, ime, ime prezime, ime in priimek, ime i prezime, имя и фамилия, \
    nama, nama lengkap, họ tên, họ và tên, ชื่อ, ชื่อ นามสกุล, الاسم, الاسم الكامل, שם, שם מלא, \
    पूरा नाम, नाम
    """

  private static let firstName = """
    first name, firstname, first nm, frst name, fname, f name, given name, givenname, given names, forename, forenames, \
    name first, full name first, christian name, vorname, vornamen, rufname, primer nombre, \
    nombre de pila, name given, prénom, prénoms, primeiro nome, nome próprio, primo nome, fornavn, \
    förnamn, tilltalsnamn, voornaam, voornamen, roepnaam, imię, imiona, keresztnév, utónév, \
    etunimi, etunimet, имя отчество, 名, めい, 下の名前, given, \
    křestní jméno, prenume, prenumele, όνομα μικρό, krstné meno, nama depan, tên, prenom usuel
    """

  private static let middleName = """
    middle name, middlename, middle, name middle, middle initial, zweiter vorname, segundo nombre, \
    deuxième prénom, nome do meio, secondo nome, tussenvoegsel, mellomnavn, mellemnavn, mellannamn, \
    drugie imię, отчество, по батькові
    """

  private static let lastName = """
    last name, lastname, last nm, lname, l name, surname, family name, familyname, name last, full name last, \
    second name, name family, nachname, familienname, zuname, apellido, apellidos, \
    primer apellido, apellido paterno, nom de famille, nom famille, sobrenome, apelido, apelidos, \
    último nome, cognome, achternaam, familienaam, etternavn, efternavn, slektsnavn, efternamn, \
    nazwisko, vezetéknév, családnév, sukunimi, soyad, soyadı, soyadınız, soyisim, soy isim, \
    фамилия, прізвище, 姓, 姓氏, せい, 성, 성씨, příjmení, nume de familie, numele de familie, \
    επώνυμο, επίθετο, cognom, cognoms, priezvisko, prezime, priimek, nama belakang, họ
    """

  /// Words that mean a role inside a longer name, shape permitting.
  static let words: [(Role, String)] = [
    (
      .firstName,
      """
      firstname, forename, vorname, prenom, voornaam, fornavn, fornamn, imie, keresztnev, etunimi, \
      primer nombre, given name, jmeno krestni, prenume
      """
    ),
    (.middleName, "middle name, middlename"),
    (
      .lastName,
      """
      lastname, surname, nachname, familienname, apellido, apellidos, cognome, achternaam, \
      sobrenome, etternavn, efternavn, efternamn, nazwisko, vezetéknév, sukunimi, soyad, soyadı, \
      soyisim, фамилия, прізвище, příjmení, family name, priezvisko
      """
    ),
    (
      .fullName,
      """
      name, fullname, nombre, nombres, nom, nome, naam, navn, namn, név, nimi, isim, adsoyad, имя, \
      фио, 名前, 氏名, 姓名, 이름, 성함, jméno, nume, όνομα, ім'я, imię, meno, \
      име, ime, nafn, nama
      """
    ),
  ]
}

# Every sentence of the chat, in Indonesian. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Bahasa Indonesia

## Numbers and times

money-idr = Rp { $amount }
money-usd = US${ $amount }
money-negative = -{ $money }
time-of-day = { $hour }.{ $minute }
time-clock = { $time } { $zone }
time-zone =
    { $name ->
        [WIB] WIB
        [WITA] WITA
        [WIT] WIT
       *[other] UTC{ $offset }
    }
time-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] Mei
        [6] Jun
        [7] Jul
        [8] Agu
        [9] Sep
        [10] Okt
        [11] Nov
       *[12] Des
    }
time-day = { $day } { $month }
time-date = { $day } { $year }, { $time }
age-now = baru saja
age-seconds = { $count } detik lalu
age-minutes = { $count } menit lalu
age-hours = { $count } jam lalu
age-days = { $count } hari lalu
wait-seconds = { $count } detik
wait-minutes = { $count } menit
wait-hours = { $count } jam

## What a number is for

title-unknown = Nomor

## Buttons

button-buy = Beli nomor
button-buy-for = Beli seharga { $price }
button-buy-many = Beli { $count } seharga { $total }
button-buy-each = Beli { $count }, masing-masing { $price }
button-buy-again = Beli lagi
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-favourite-keep = ☆ Jadikan favorit
button-favourite = ⭐ Favorit Anda
button-favourite-ceiling = ⭐ Paling mahal { $ceiling }
button-favourite-change = Ubah batas saya
button-favourite-drop = Hapus dari favorit
button-ceiling = Paling mahal { $amount }
button-export = Semua pesanan sebagai berkas (CSV)
button-elsewhere = Layanan sama, negara lain
button-abandon = Tidak jadi
button-back = ‹ Kembali
button-show-offer = Lihat lagi penawarannya
button-other-offers = Lihat penawaran lain
button-other-country = ‹ Negara lain
button-other-service = ‹ Layanan lain
button-country-first = Pilih lewat negara
button-service-first = Pilih lewat layanan
button-all-countries = Semua negara
button-all-services = Semua layanan
button-services-count = Semua layanan · { $count }
button-countries-count = Lewat negara · { $count }
button-sort-stock = Urutkan: stok terbanyak
button-sort-price = Urutkan: harga terendah
button-try-again = Coba lagi
button-refresh = Muat ulang
button-active = Pesanan aktif
button-orders = Semua pesanan
button-all-orders-back = ‹ Semua pesanan
button-show-order = Lihat pesanan
button-copy-code = Salin { $code }
button-copy-covered = Salin kode
button-copy-number = Salin nomor
button-copy-plain = Salin tanpa +
button-cancel = Batalkan · dana kembali
button-cancel-soon = Batalkan secepatnya · dana kembali
button-keep = Jangan batalkan
button-resend = Minta SMS lagi
button-finish = Selesaikan · lepas nomor
button-help = Bantuan
button-settings = Pengaturan
button-accept-terms = Saya setuju
button-link = Hubungkan akun
button-link-again = Hubungkan lagi
button-unlink = Putuskan akun
button-logout = Ya, putuskan
button-stay = Tetap terhubung
button-forget = Ya, hapus semuanya
button-keep-data = Simpan data saya
button-guard = Batas belanja
button-cap = Maksimum per 24 jam, dalam rupiah
button-ask-above = Tanya lagi di atas, dalam rupiah
button-no-limit = Tanpa batas
button-freeze = Bekukan pembelian
button-unfreeze = Izinkan membeli lagi
button-open-site = Buka SMSCode
button-top-up = Isi saldo di SMSCode
button-rupiah = Tampilkan rupiah
button-push = Kode instan
button-push-on = Aktifkan kode instan
button-push-on-again = Aktifkan lagi
button-push-on-here = Kirim kode ke sini saja
button-push-off = Nonaktifkan kode instan
button-push-test = Kirim tes
button-push-heal = Perbaiki
button-push-replace = Ya, ganti
button-push-leave = Biarkan saja
button-inline-open = Ambil nomor

## Start and help

start-hello = Halo, { $name }!
start-hello-nameless = Halo!
start-about =
    Sewa nomor telepon selama beberapa menit dan terima kode SMS-nya langsung di sini, dibayar dari saldo SMSCode.

    Gunakan sesuai hukum, dan hanya untuk akun milik sendiri.
start-next-link = Untuk mulai, hubungkan akun SMSCode.
start-next-buy = Akun sudah terhubung. Butuh nomor untuk layanan apa?
help-steps =
    <b>Cara kerja</b>
    1. /buy nomor untuk sebuah layanan.
    2. Masukkan nomor itu di tempat kode diminta.
    3. Kode tiba di sini sebagai pesan baru.

    SMS tidak datang? Harganya dikembalikan: otomatis saat waktu habis, atau saat dibatalkan (paling cepat 2 menit setelah membeli).
help-commands =
    <b>Perlu diketahui</b>
    Cukup ketik yang Anda butuhkan: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – pesanan aktif
    /orders – semua pesanan, juga sebagai berkas; <code>/order 1001</code> – salah satunya
    /balance – saldo, /rate – kurs
help-push = /webhook – kode instan
help-inline = <code>@{ $bot } whatsapp</code> di chat mana pun – penawaran untuk dibagikan
help-commands-more =
    /settings – mata uang, bahasa, suara
    /logout – putuskan akun
help-lawful = Gunakan sesuai hukum, dan hanya untuk akun milik sendiri.

## Linking

login-ask =
    <b>Hubungkan akun SMSCode</b>
    Kirim token API ke sini. Token ada di SMSCode, di menu Account Settings.

    Pesan berisi token langsung dihapus dan token disimpan terenkripsi. /cancel untuk berhenti.
login-linked =
    ✅ <b>Akun terhubung</b>
    Saldo: <b>{ $balance }</b>
login-open-orders = Masih ada { $count } pesanan aktif dari sebelumnya. Jika dibeli dengan akun lain, hubungkan lagi akun itu untuk menerima kodenya.
terms-by-linking = Dengan mengirim token, kamu menyetujui ketentuan penggunaan:
terms = Gunakan sesuai hukum dan hanya untuk akun milik sendiri. Dilarang menipu, mengirim spam, mengganggu orang lain, atau menyamar sebagai orang lain. Nomor ini disewa: jangan pakai untuk melindungi sesuatu yang masih kamu perlukan nanti.
terms-accepted = Kamu sudah menyetujui ketentuan penggunaan (versi { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Ketentuan penggunaan</b>
    Silakan baca dan setujui sebelum membeli.
login-wrong-token =
    <b>SMSCode tidak mengenali token ini</b>
    Token tidak disimpan. Silakan salin lagi dari Account Settings.
login-not-stored = Token belum diperiksa dan tidak disimpan.
login-not-a-token = Ini sepertinya bukan token API. Silakan salin dari Account Settings di SMSCode dan kirim tanpa teks lain, atau hentikan dengan /cancel.
login-needed = Silakan hubungkan akun SMSCode dulu.
login-token-rejected =
    🔒 <b>SMSCode tidak lagi menerima token ini</b>
    Pesanan tetap aman. Hubungkan akun lagi, dan semua yang masuk selama terputus akan muncul di sini.
login-cannot-delete = ⚠️ Pesan berisi token tidak bisa dihapus otomatis. Silakan hapus sendiri.
logout-ask =
    <b>Putuskan akun SMSCode?</b>
    Token akan dihapus dari bot ini.
logout-open-orders = Ada <b>{ $count } pesanan aktif</b>. Pesanan tetap berjalan di SMSCode, tetapi kodenya tidak akan tiba di sini.
logout-done = Akun sudah diputuskan dan token dihapus dari bot ini.
logout-done-open-orders = { $count } pesanan aktif tetap berjalan di SMSCode. Hubungkan lagi untuk menerima kodenya di sini.

## Erasing a person

forget-ask =
    <b>Hapus semua data di bot ini?</b>
    Token, pesanan di sini, nomor, kode, dan pengaturan dihapus untuk selamanya. Akun SMSCode diputuskan, alamat notifikasinya dikembalikan seperti semula, dan pesan terbaru di sini yang memuat nomor atau kode dihapus.

    Akun SMSCode dan saldonya tetap ada. Pesan yang lebih lama disimpan Telegram: hapus chat ini untuk menghilangkannya.
forget-done =
    <b>Semua data sudah dihapus</b>
    Jika menulis lagi ke bot ini, semuanya mulai dari awal. Hapus chat ini untuk menghilangkan pesan lama.
forget-busy = Ada pembelian yang belum selesai. Tidak ada yang dihapus, supaya tidak ada uang yang hilang. Silakan coba lagi dalam beberapa menit.

## Balance and rate

balance = Saldo: <b>{ $balance }</b>
balance-bound = Dalam { $count } pesanan yang menunggu: { $amount }. Kembali jika tidak ada SMS.
rate-dollar = US$1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = ditanyakan { $at }
rate-ledger = SMSCode mencatat saldo dalam rupiah; nilai dolar mengikuti kurs ini.

## Choosing

browse-countries = <b>Pilih negara</b>
browse-countries-for = <b>{ $service }</b>: pilih negara
browse-services = <b>Pilih layanan</b>
browse-services-in = <b>{ $country }</b>: pilih layanan
front-hint = Atau ketik yang dibutuhkan, misalnya <code>wa indonesia</code>.
front-favourites = ⭐ favorit
front-bought = 🕘 pernah dibeli
browse-services-count = { $count } layanan. Atau ketik nama untuk mencari.
browse-countries-count = { $count } negara. Atau ketik nama untuk mencari.
browse-countries-priced =
    { $count } negara punya nomor: harga terendah · jumlahnya.
    Atau ketik nama untuk mencari.
browse-found = Yang paling cocok dengan “{ $query }”:
browse-nothing-found = Tidak ada hasil untuk “{ $query }”. Coba ejaan lain, atau pilih dari daftar.
browse-empty = Belum ada yang dijual saat ini. Silakan coba lagi dalam beberapa menit.
browse-sold-out =
    <b>{ $title }</b>
    Stok sedang habis.
offers =
    <b>{ $title }</b>
    Pilih penawaran ({ $count }):
offer-stock = stok { $count }
offer-no-stock = stok habis
favourite = ⭐ <b>{ $title }</b>
favourite-price = Satu nomor sekarang <b>{ $price }</b>.
favourite-sold-out = Stok sedang habis.
favourite-ceiling = Batas Anda: <b>{ $ceiling }</b>. Di atas itu saya tidak membeli.
favourite-no-ceiling = Anda belum menetapkan batas.
favourite-hint = Letaknya paling atas di /buy. Berapa paling mahal yang Anda bayar untuk satu nomor? Dihitung dalam rupiah, seperti SMSCode menagih.
favourite-dropped = Ini bukan favorit Anda lagi.
favourite-over-ceiling =
    <b>{ $title }</b>
    Satu nomor sekarang <b>{ $now }</b>, di atas batas Anda { $ceiling }. Saya tidak membeli.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Harga: <b>{ $price }</b>
confirm-total = Harga: { $count } × { $price } = <b>{ $total }</b>
confirm-balance = Saldo: { $balance }
confirm-note = Jika SMS tidak datang, harganya dikembalikan.
confirm-short = ⚠️ Saldo tidak cukup untuk ini.
confirm-price-rose =
    <b>{ $title }</b>
    Harga berubah dari { $before } menjadi <b>{ $now }</b> per nomor. Saldo tidak terpotong. Tetap beli?
confirm-buying =
    <b>{ $title }</b>
    ⏳ Sedang membeli…
confirm-abandoned = Baik, tidak ada yang dibeli.
confirm-stale = Tombol ini sudah kedaluwarsa. Tidak ada yang dibeli lewat tombol ini.
purchase-bought =
    { $count ->
        [1] ✅ <b>{ $title }</b>: berhasil dibeli.
       *[other] ✅ <b>{ $title }</b>: { $count } nomor berhasil dibeli.
    }
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            Nomor tidak berhasil disewa. Tidak ada pesanan dari pembelian ini, dan hanya nomor yang berhasil disewa yang ditagih.
       *[other] <b>{ $title }</b>
            Tidak satu pun dari { $count } nomor berhasil disewa. Tidak ada pesanan dari pembelian ini, dan hanya nomor yang berhasil disewa yang ditagih.
    }
purchase-partial =
    <b>{ $title }</b>
    Dapat <b>{ $made } dari { $count }</b> nomor; { $failed } tidak berhasil disewa. Hanya nomor yang didapat yang ditagih.
purchase-not-bought = <b>{ $title }: tidak jadi dibeli</b>
purchase-lapsed = Pembelian tidak sempat dikirim tepat waktu, jadi tidak dikirim terlambat.
purchase-in-doubt =
    <b>{ $title }: belum jelas</b>
    SMSCode tidak memberi jawaban yang jelas, lalu tidak lagi menerima token ini. Nomor mungkin sudah dibeli dan saldo mungkin sudah terpotong. Bot tidak akan membelinya dua kali.
    Hubungkan akun lagi, lalu bot akan memeriksanya.
purchase-in-doubt-account =
    <b>{ $title }: belum jelas</b>
    SMSCode tidak memberi jawaban yang jelas, dan akun untuk pembelian ini tidak terhubung lagi. Nomor mungkin sudah dibeli dan saldo mungkin sudah terpotong. Bot tidak akan membelinya dua kali.
    Hubungkan lagi akun itu, lalu bot akan memeriksanya.
purchase-unclear = SMSCode belum menjawab. Bot terus bertanya sampai jelas apakah nomornya terbeli. Sementara itu jangan membelinya lagi.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
card-until = sampai { $at }
card-order = Pesanan { $id }
card-price-each = { $price } per nomor
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Menunggu SMS
card-vanished = ⚠️ <b>SMSCode tidak lagi menampilkan pesanan ini</b>
card-missed = ✉️ { $count } SMS sudah disusul SMS lain sebelum sempat dibaca.
card-waiting-again = ⏳ Menunggu SMS berikutnya
card-received = ✅ SMS diterima
card-completed = ✅ Selesai.
card-canceled = Dibatalkan.
card-expired = Waktu habis, SMS tidak datang.
card-expired-with-sms = Waktu habis.
card-promised = Akan dibatalkan secepatnya, kecuali SMS datang lebih dulu.
card-promised-from = Akan dibatalkan pukul { $at }, kecuali SMS datang lebih dulu.
card-progress = ✉️ SMS diterima: { $got } dari { $count }
card-more-sms = … dan { $count } SMS sebelumnya
card-more-orders = … dan { $count } pesanan lagi
card-failed = { $count } nomor tidak berhasil disewa dan tidak ditagih.
card-empty = ⏳ Nomor akan segera muncul di sini.
state-active = menunggu
state-otp-received = SMS diterima
state-completed = selesai
state-canceled = dibatalkan
state-expired = kedaluwarsa
refund = <b>{ $amount }</b> dikembalikan.
refund-see-balance = Lihat pengembalian dananya di /balance.
refund-later = SMSCode belum bisa menyebut jumlah yang dikembalikan; lihat /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>SMS baru</b>
sms-no-text = SMSCode tidak meneruskan isinya.
sms-came = Tiba { $age }
ended-expired = ⌛ <b>Waktu habis, SMS tidak datang.</b>
ended-canceled = <b>Pesanan dibatalkan.</b>
ended-completed = ✅ <b>Pesanan selesai.</b>
vanished =
    ⚠️ { $count ->
       *[other] <b>SMSCode tidak lagi menampilkan { $count } pesanan.</b>
    }
vanished-note = Tanpa itu tidak ada kode yang masuk. Mungkin sudah dihapus di sana, atau milik akun lain yang bukan akun terhubung sekarang. Silakan periksa pesanan dan saldo di SMSCode. Bot terus memeriksa sampai waktunya habis.

## Orders

orders = <b>Semua pesanan</b>
orders-with-status = <b>Pesanan: { $status }</b>
orders-hint = Terbaru di atas.
orders-none-here = Tidak ada.
orders-none = Belum ada pesanan.
orders-all = semua
export-caption = <b>Semua pesanan</b>: { $count }. Simpan berkas ini untuk Anda sendiri: ada nomor Anda di dalamnya.
export-order = Pesanan
export-bought = Dibeli
export-service = Layanan
export-country = Negara
export-number = Nomor
export-status = Status
export-amount = Jumlah
export-currency = Mata uang
export-code = Kode
export-came = SMS masuk
export-until = Sampai
export-zone = Zona waktu
active = <b>Pesanan aktif</b>
active-none = Tidak ada pesanan aktif.

## Settings

settings =
    <b>Pengaturan</b>
    SMSCode menagih dalam rupiah. Nilai dolar mengikuti kurs SMSCode.
settings-idr = Rupiah
settings-usd = Dolar AS
settings-codes = Pesan kode
settings-zone = Zona waktu: { $place }
settings-back = ‹ Pengaturan
settings-ring-all = Suara: semua
settings-ring-codes = Suara: kode saja

codes =
    <b>Pesan kode</b>
    Pilih isi pesan kode dan berapa lama disimpan. Kartu pesanan tetap menyimpan kodenya.
codes-full = Teks lengkap
codes-only = Kode saja
codes-open = Terlihat
codes-covered = Tertutup sampai diketuk
codes-stay = Simpan pesan
codes-minutes = Hapus setelah { $count } menit
codes-hours = Hapus setelah { $count } jam

zones =
    <b>Zona waktu: { $place }</b>
    Waktu setempat: { $time }. Pilih tempat yang jamnya sama, atau ketik nama kota atau selisih seperti <code>+7</code>.
zones-found = Tempat untuk “{ $query }”:
zones-nothing-found = Tidak ada tempat untuk “{ $query }”. Coba kota besar terdekat, atau selisih seperti <code>+7</code>.

## Spending guard

guard =
    <b>Batas belanja</b>
    Menahan pembelian di sini. Dihitung dalam rupiah, seperti tagihan SMSCode; uang yang kembali tidak dihitung.
guard-cap = Per 24 jam: paling banyak <b>{ $amount }</b>
guard-no-cap = Per 24 jam: tanpa batas
guard-ask = Di atas <b>{ $amount }</b> ditanya sekali lagi
guard-no-ask = Tidak pernah ditanya dua kali
guard-frozen = ❄️ <b>Pembelian dibekukan.</b> Pesanan aktif tetap berjalan.
guard-held-frozen = ❄️ <b>Pembelian sedang dibekukan.</b> Tidak ada yang dibeli.
guard-held-cap = <b>Ini akan melewati batas { $cap } per 24 jam.</b> Yang sudah terpakai { $spent }. Tidak ada yang dibeli.
guard-held-ask = <b>Harganya di atas { $amount }.</b> Sesuai pengaturan, ditanya sekali lagi. Belum ada yang dibeli.

## Instant codes

push-impossible = Kode baru diperiksa setiap beberapa detik. Kode instan tidak tersedia di bot ini.
push-off =
    <b>Kode instan nonaktif</b>
    Kode baru diperiksa setiap beberapa detik. Jika aktif, SMSCode mengirim setiap kode ke sini begitu tiba.
push-on =
    <b>Kode instan aktif</b>
    SMSCode mengirim setiap kode ke sini begitu tiba.
push-last-event = Notifikasi terakhir dari SMSCode: { $age } ({ $at })
push-failures = { $count } kiriman terakhir tidak sampai. Kode tetap diperiksa sendiri oleh bot.
push-no-event = Belum ada notifikasi dari SMSCode.
push-no-failures = Tidak ada kiriman yang gagal sejak itu.
push-address-ours = Alamat di SMSCode: <code>{ $host }</code> – bot ini
push-address-chat = Alamat di SMSCode: <code>{ $host }</code> – bot ini, tetapi chat lain
push-address-other = Alamat di SMSCode: <code>{ $host }</code> – bukan bot ini
push-address-none = Alamat di SMSCode: tidak ada
push-healed = 🔧 Alamat dan rahasianya sudah dipasang ulang di SMSCode, lalu dites.
push-test-sent = ✅ SMSCode mengirim tes dan mendapat jawaban { $status }.
push-test-not-sent = ❌ SMSCode mengirim tes dan mendapat jawaban { $status }.
push-test-here = ✅ Tes tiba di sini.
push-test-not-here = ❌ Tes tidak tiba di sini.
push-test-refused = Alamat atau rahasianya di SMSCode bukan lagi milik chat ini. “Perbaiki” memasang keduanya lagi. Kode tetap datang: diperiksa setiap beberapa detik.
push-disabled =
    <b>Kode instan dijeda</b>
    SMSCode menjedanya pada { $at } karena kiriman tidak sampai. Sementara itu kode baru diperiksa setiap beberapa detik.
push-foreign =
    <b>Kode instan tidak aktif di sini</b>
    Akun SMSCode ini mengirim notifikasi ke alamat lain.
    Kode baru diperiksa setiap beberapa detik.
push-repointed =
    <b>Kode instan menuju tempat lain</b>
    Alamatnya diubah di SMSCode. Sementara itu kode baru diperiksa setiap beberapa detik.
push-unreachable =
    <b>Kode instan tidak sampai</b>
    SMSCode tidak bisa menjangkau bot ini dari luar, jadi kode instan terus dijeda. Sementara itu kode baru diperiksa setiap beberapa detik, dan bot sesekali mencoba mengaktifkannya lagi. Tidak ada yang perlu dilakukan.
push-ask-replace =
    <b>Ganti alamat di SMSCode?</b>
    Akun ini mengirim notifikasi ke:
    <code>{ $host }</code>
    Alamat itu tidak akan menerima apa pun lagi. Alamat itu dipasang kembali saat kode instan dinonaktifkan atau akun diputuskan.
push-switched-on = ✅ Kode instan aktif.
push-switched-off = Kode instan nonaktif. Kode baru diperiksa setiap beberapa detik.
push-restored = Alamat semula di SMSCode sudah dipasang kembali.
push-test-arrived = ✅ Tes sampai. Kode instan berfungsi.
push-test-elsewhere = Tes terkirim, tetapi tidak sampai di sini. Kode tetap datang: diperiksa setiap beberapa detik.
push-test-failed = Tes tidak sampai (jawaban { $status }). Kode tetap datang: diperiksa setiap beberapa detik.

## Offers in any chat

inline-from = mulai { $price }
inline-choose = Pilih negara di chat pribadi
inline-see = Lihat penawaran di chat pribadi
inline-offer =
    <b>{ $title }</b>
    Nomor telepon untuk kode SMS, mulai { $price }.
inline-offer-unpriced =
    <b>{ $title }</b>
    Nomor telepon untuk kode SMS.
inline-link = Hubungkan akun SMSCode untuk melihat harga
inline-hint = Ketik untuk apa, misalnya whatsapp indonesia
inline-nothing = Tidak ada hasil. Cari di chat pribadi
inline-sold-out = Di sana habis. Tempat lain:
inline-later = Belum ada jawaban. Buka chat pribadi

## When something goes wrong

money-not-moved = <b>Saldo tidak terpotong.</b>
money-unknown = Belum diketahui apakah saldo terpotong. Bot terus memeriksa dan akan memberi kabar.
money-untouched = Tidak ada uang yang berpindah.
money-not-back = Pesanan tidak dibatalkan dan <b>tidak ada yang dikembalikan</b>; pesanan tetap berjalan.
money-refund-unknown = Belum jelas apakah pesanan dibatalkan dan dananya kembali. Saya terus memeriksa, dan kartunya akan menunjukkannya.
trouble-token-rejected = SMSCode tidak lagi menerima token ini.
trouble-forbidden = SMSCode tidak mengizinkan ini untuk akun ini.
trouble-not-found = SMSCode tidak mengenalinya, atau itu bukan milik akun ini.
trouble-invalid = SMSCode tidak menerima permintaan ini. Penawarannya mungkin sudah berubah.
trouble-upstream-refused = Operator jaringan tidak memberikan nomor.
trouble-insufficient-balance = Saldo tidak cukup.
trouble-conflict = Ada yang berubah sejak tadi.
trouble-cancel-too-early = Belum bisa dibatalkan.
trouble-rate-limited = Terlalu banyak permintaan dalam waktu singkat.
trouble-provider-fault = SMSCode sedang bermasalah.
trouble-maintenance = SMSCode sedang dalam pemeliharaan.
trouble-no-exchange-rate = SMSCode sedang tidak punya kurs dolar.
trouble-sold-out = Stok penawaran ini habis.
trouble-key-reused = Permintaan ini tertukar dengan yang sebelumnya. Ini kesalahan bot.
trouble-in-progress = SMSCode masih memprosesnya.
trouble-banned = SMSCode menjeda pemesanan untuk akun ini.
trouble-no-answer = SMSCode tidak menjawab.
trouble-provider-down = SMSCode berhenti menjawab. Bot mencobanya lagi setiap beberapa detik.
trouble-request = <blockquote expandable>Untuk dukungan SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Bisa dilakukan mulai { $at }.
advice-until = Silakan tunggu sampai { $at }.
advice-wait = Silakan coba lagi dalam { $wait }.
advice-link = Silakan hubungkan akun lagi.
advice-permission = Silakan periksa akun dan token di SMSCode.
advice-look = Silakan lihat keadaan pesanan sekarang.
advice-offer-again = Silakan lihat lagi penawarannya.
advice-other = Silakan pilih penawaran lain.
advice-top-up = Isi saldo di SMSCode, lalu coba lagi.
advice-two-minutes = Bisa dilakukan mulai 2 menit setelah membeli.
advice-rupiah = Nilai rupiah tetap bisa ditampilkan.
advice-moment = Silakan tunggu sebentar.
advice-support = Silakan coba nanti, atau hubungi dukungan SMSCode.
advice-later = Silakan coba lagi dalam beberapa menit.

## Short answers

notice-unknown = Maaf, pesan itu tidak dikenali. Mau melakukan apa?
notice-plain-text = Silakan kirim teks biasa.
notice-group = Bot ini hanya bekerja di chat pribadi. Silakan kirim pesan langsung.
notice-old-button = Tombol ini dari menu lama. Silakan mulai lagi dari sini:
notice-no-such-order = Tidak ada pesanan seperti itu di akun ini.
notice-which-order = Pesanan yang mana? Kirim nomornya, misalnya <code>/order 1001</code>.
notice-busy = Mohon tunggu sebentar, permintaan sebelumnya masih diproses.
notice-our-fault = Ada masalah di bot. Pesanan tetap berjalan. Silakan coba lagi dalam satu menit.
notice-cannot-buy-now = Saat ini pembelian belum aman, jadi tidak ada yang dibeli dan saldo tidak terpotong. Silakan coba lagi dalam satu menit.
notice-not-allowed = Bot ini hanya untuk pengguna tertentu.
notice-dialogue-canceled = Baik, dihentikan.
notice-nothing-to-cancel = Tidak ada yang perlu dihentikan. Untuk membatalkan pesanan, buka pesanannya:
cancel-too-early = SMSCode paling cepat bisa membatalkan pukul { $at }. Batalkan nanti secara otomatis?
cancel-too-early-unknown = SMSCode belum bisa membatalkan sesaat setelah pembelian. Batalkan secepatnya secara otomatis?
cancel-promised = Pesanan akan dibatalkan secepatnya, kecuali SMS datang lebih dulu.
cancel-promised-from = Pesanan akan dibatalkan pukul { $at }, kecuali SMS datang lebih dulu.
notice-resend-unsupported = SMSCode tidak bisa meminta SMS lagi di sini. Minta kirim ulang kode langsung di layanannya: kode tetap tiba di sini selama pesanan aktif.

## Toasts

toast-buying = Sedang membeli…
toast-already-bought = Sudah diproses. Hanya dibeli satu kali.
toast-abandoned = Tidak ada yang dibeli.
toast-stale = Tombol ini sudah kedaluwarsa. Tidak ada yang dibeli.
toast-price-rose = Harga berubah. Silakan periksa lagi.
toast-canceled = Dibatalkan.
toast-canceled-refund = Dibatalkan. { $amount } dikembalikan.
toast-cancel-promised = Akan dibatalkan secepatnya, kecuali SMS datang lebih dulu.
toast-promise-revoked = Baik, pesanan tetap berjalan.
toast-cannot-cancel = Pesanan ini tidak bisa dibatalkan lagi.
toast-has-sms = SMS sudah datang, jadi pesanan tidak dibatalkan.
toast-too-early = Belum bisa dibatalkan.
toast-too-early-from = Bisa dibatalkan mulai { $at }.
toast-resent = SMS berikutnya sudah diminta.
toast-resend-unsupported = Layanan ini tidak bisa mengirim SMS lagi.
toast-finished = Selesai.
toast-already-ended = Pesanan ini sudah berakhir.
toast-saved = Tersimpan.
toast-refreshed = Data sudah terbaru.
toast-old-button = Tombol ini dari menu lama.
toast-busy = Mohon tunggu sebentar.
toast-working = Sebentar…
toast-failed = Belum berhasil. Lihat chat.
toast-login-needed = Silakan hubungkan akun dulu.
toast-our-fault = Ada masalah. Silakan coba lagi.
toast-wait = Silakan coba lagi dalam { $wait }.

## What Telegram shows of the bot

command-buy = Beli nomor
command-active = Pesanan aktif
command-balance = Saldo
command-orders = Semua pesanan
command-order = Satu pesanan menurut nomornya
command-rate = Kurs
command-settings = Mata uang, bahasa, suara
command-webhook = Kode instan
command-login = Hubungkan akun SMSCode
command-logout = Putuskan akun
command-forget = Hapus semua data di bot ini
command-cancel = Hentikan pertanyaan bot
command-help = Bantuan
command-start = Mulai
bot-description =
    Sewa nomor telepon selama beberapa menit dan terima kode SMS-nya di sini, dibayar dari saldo SMSCode.

    Gunakan sesuai hukum, dan hanya untuk akun milik sendiri.
bot-short-description = Nomor telepon untuk kode SMS, dibayar dari saldo SMSCode.

## Untuk administrator

stats-today = <b>Hari ini</b>, sejak 00:00 UTC
stats-codes = Kode: { $count }
stats-speed = Sampai di chat dalam 2 dtk: { $two } %, dalam 10 dtk: { $ten } %
stats-purchases = Pembelian: { $bought } berhasil, { $other } tidak
stats-faults = Panggilan gagal: SMSCode { $provider } dari { $providers }, Telegram { $telegram } dari { $telegrams }
stats-failed-answers = Jawaban gagal: { $count }
stats-now = <b>Sekarang</b>
stats-people = Pengguna: { $count }, { $gone } di antaranya tidak dapat dihubungi
stats-accounts = Akun terhubung: { $count }, { $pushed } di antaranya dengan kode instan
stats-open-orders = Pesanan terbuka: { $count }
stats-outbox = Pesan yang menunggu: { $count }
stats-oldest = Yang tertua sudah menunggu { $wait }
announce-usage =
    Untuk menulis kepada semua pengguna bot ini, tulis teksnya setelah perintah:

    <code>/announce Pemeliharaan malam ini pukul 22.00 sampai 23.00 UTC.</code>

    Kamu melihatnya dulu, dan tidak ada yang dikirim sebelum kamu setuju.
announce-ask = Di atas adalah yang akan dilihat semua orang. Kirim ke { $count } orang?
button-announce-send = Kirim ke { $count }
button-announce-drop = Jangan kirim
button-announce-stop = Hentikan pengiriman
announce-sending = 📣 Mengirim: { $sent } dari sekitar { $total }
announce-done = 📣 Terkirim ke { $sent } orang.
announce-stopped = 📣 Dihentikan. Sudah terkirim ke { $sent } orang.
announce-dropped = Tidak dikirim ke siapa pun.
announce-unreached = Tidak terjangkau: { $count }
announce-unclear = Tidak diketahui apakah sampai: { $count }
alarm-began = ⚠️ <b>Sudah { $wait }:</b> { $what }
alarm-over = ✅ <b>Pulih, setelah { $wait }:</b> { $what }
alarm-database = basis data tidak menerima tulisan. Tidak ada yang bisa dibeli, dan kode tidak ditampilkan.
alarm-updates = Telegram tidak menyerahkan pembaruan. Pengguna tidak mendapat jawaban.
alarm-outbox = pesan menunggu bermenit-menit di antrean. Kode sampai terlambat.
alarm-provider = SMSCode menjawab sebagian besar panggilan dengan galat atau tidak sama sekali.
alarm-webhook = Telegram tidak bisa mengirim pembaruan ke webhook. Apakah PUBLIC_URL dapat dijangkau?

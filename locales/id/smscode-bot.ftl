# Every sentence of the chat, in Indonesian. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Indonesia

## Numbers and times

money-idr = Rp{ $amount }
money-usd = US${ $amount }
money-negative = -{ $money }
money-thousands =
    { $thousands ->
        [1000] 1 jt
       *[other] { $thousands } rb
    }
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
month-name =
    { $month ->
        [1] Januari
        [2] Februari
        [3] Maret
        [4] April
        [5] Mei
        [6] Juni
        [7] Juli
        [8] Agustus
        [9] September
        [10] Oktober
        [11] November
       *[12] Desember
    }
time-month-year = { $month } { $year }
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
button-buy-each = Beli { $count }, @{ $price }
button-cheapest = Termurah
button-best-success = Tersukses
button-quantity = { $count } nomor
button-buy-again = Beli lagi
button-same-number = Nomor yang sama lagi
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-one-tap = ⚡ Beli { $title } seharga { $price }
button-favourite-keep = ☆ Tambah ke favorit
button-favourite-add = ☆ Favorit
button-favourite = ⭐ Favorit
button-favourite-ceiling = ⭐ Maks. { $ceiling }
button-favourite-change = Ubah batas harga
button-favourite-drop = Hapus dari favorit
button-ceiling-now = Sekarang
button-ceiling-more = +{ $percent }%
button-own-amount = ✏️ Ketik
button-one-tap-on = ⚡ Aktifkan beli sekali ketuk
button-one-tap-off = ⚡ Matikan beli sekali ketuk
button-csv = ⬇ CSV
button-newer = ‹ Terbaru
button-older = Lama ›
button-cancel-waiting = Batalkan { $count } ⏳ · { $amount } kembali
button-cancel-waiting-count = Batalkan { $count } ⏳
button-finish-coded = ✓ Selesaikan yang ada kodenya
button-copy-all = Salin { $count } nomor
button-copy-range = Salin { $from }–{ $to }
button-elsewhere = Layanan sama, negara lain
button-abandon = Tidak jadi
button-back = ‹ Kembali
button-show-offer = Lihat penawaran
button-a-watch = 🔔 { $title }
button-watch = 🔔 Kabari kalau tersedia
button-watch-price = 🔔 Kabari di { $price }
button-watch-again = 🔔 Pantau lagi
button-watch-limit = ✏️ Hanya di bawah harga
button-watch-any = Harga berapa pun
button-watch-stop = Berhenti memantau
button-watches = Semua pantauan
button-other-offers = Lihat penawaran lain
button-other-country = ‹ Negara
button-other-service = ‹ Layanan
button-service-first = Pilih lewat layanan
button-all-countries = Semua negara
button-all-services = Semua layanan
button-search = 🔎 Cari
button-all-count = Semua { $count }
button-by-country = 🌍 Negara
button-try-again = Coba lagi
button-check-again = Cek lagi
button-refresh = Muat ulang
button-statistics = Statistik
button-best-first = Terbaik dulu
button-cheapest-first = Termurah dulu
button-active = Pesanan aktif
button-orders = Semua pesanan
button-all-orders-back = ‹ Semua pesanan
button-show-order = Lihat pesanan
button-copy-code = Salin { $code }
button-copy-covered = Salin kode
button-copy-national = Salin { $number } (tanpa { $code })
button-cancel = Batalkan · saldo kembali
button-cancel-amount = Batalkan · { $amount } kembali
button-keep = Jangan batalkan
button-replace = Ganti · maks. { $price }
button-dont-replace = Jangan ganti
button-minutes = { $count } mnt
button-resend = SMS lagi
button-finish = ✓ Selesaikan
button-help = Bantuan
button-settings = Pengaturan
button-accept-terms = Saya setuju
button-link = Hubungkan
button-no-account = Belum punya akun
button-link-mine = Hubungkan akun SMSCode
button-how = Cara kerja
button-link-again = Hubungkan lagi
button-accounts = Akun
button-account-add = ➕ Tambah akun
button-account-further = Tambah sebagai akun lain
button-account-replace = Ganti { $name }
button-account-neither = Jangan hubungkan
button-unlink = Putuskan
button-logout = Ya, putuskan
button-stay = Tetap terhubung
button-forget = Ya, hapus semuanya
button-keep-data = Simpan data saya
button-guard = Batas belanja
button-cap = Batas per 24 jam (Rp)
button-ask-above = Konfirmasi ulang di atas (Rp)
button-low-balance = Beri tahu di bawah (Rp)
button-no-limit = Tanpa batas
button-none = Bebas
button-never = Mati
button-freeze = Bekukan pembelian
button-unfreeze = Buka pembelian lagi
button-open-site = Buka SMSCode
button-top-up = Isi saldo di SMSCode
button-rupiah = Ganti ke rupiah
button-push = Kode instan
button-push-on = Aktifkan kode instan
button-push-on-again = Aktifkan lagi
button-push-on-here = Kirim kode ke sini
button-push-off = Matikan kode instan
button-push-test = Kirim tes
button-push-heal = Perbaiki
button-push-replace = Ya, ganti
button-push-leave = Biarkan saja
button-inline-open = Ambil nomor

## Start and help

start-hello = Halo, { $name }!
start-hello-nameless = Halo!
start-about =
    Sewa nomor telepon selama beberapa menit dan terima kode SMS-nya di sini. Bayarnya dari saldo SMSCode kamu.
start-steps =
    1. Hubungkan akun SMSCode, cukup sekali
    2. Pilih layanan dan negara
    3. Kode masuk ke sini

    ↩️ SMS tidak masuk? Saldo kembali.
help-steps =
    <b>Cara kerja</b>
    1. Kirim /buy, lalu pilih layanan dan negara.
    2. Masukkan nomor itu di kolom nomor telepon.
    3. Kode masuk ke sini sebagai pesan baru.

    SMS tidak masuk? Saldo kembali: otomatis saat waktu habis, atau saat kamu batalkan (paling cepat 2 menit setelah membeli).
help-commands =
    <b>Perlu kamu tahu</b>
    Ketik saja yang kamu butuhkan: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – pesanan aktif
    /orders – semua pesanan (juga sebagai CSV)
    <code>/orders whatsapp juni</code> – cari pesanan
    <code>/order 1001</code> – satu pesanan
    /balance – saldo kamu
    /rate – kurs
    /watch – yang sedang kamu tunggu
help-push = /instant – kode instan
help-inline = <code>@{ $bot } whatsapp</code> di chat mana pun – bagikan penawaran
help-commands-more =
    /me – statistik kamu
    /settings – mata uang, bahasa, suara, batas, favorit
    /login – hubungkan akun
    /logout – putuskan akun
    /forget – hapus data kamu
help-lawful = Gunakan sesuai hukum dan hanya untuk akun milikmu sendiri.

## Linking

login-ask =
    <b>Hubungkan akun SMSCode kamu</b>
    Kirim token API ke sini. Token ada di SMSCode, di menu Account Settings.

    Pesan kamu langsung dihapus dan token disimpan terenkripsi. Untuk berhenti, kirim /cancel.
login-linked =
    ✅ <b>Akun terhubung</b>
    Saldo: <b>{ $balance }</b>
login-instant = ⚡ Kode langsung masuk (ubah di /settings).
login-instant-taken = ⚡ Kode instan mati: akun SMSCode kamu mengirim notifikasi ke alamat lain.
login-instant-chat = ⚡ Kode instan mati di sini: chat lain di bot ini memakainya untuk akun ini.
login-open-orders = Masih ada { $count } pesanan aktif. Kalau dibeli dengan akun lain, hubungkan lagi akun itu untuk menerima kodenya.
terms-by-linking = Dengan mengirim token, kamu menyetujui ketentuan penggunaan:
terms = Gunakan sesuai hukum dan hanya untuk akun milikmu sendiri. Dilarang menipu, mengirim spam, mengganggu orang lain, atau menyamar sebagai orang lain. Nomornya sewaan: jangan dipakai untuk akun yang masih kamu perlukan nanti.
terms-accepted = Kamu sudah menyetujui ketentuan penggunaan (versi { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Ketentuan penggunaan</b>
    Baca dan setujui sebelum membeli.
login-wrong-token =
    <b>SMSCode tidak mengenali token ini</b>
    Token tidak disimpan. Salin lagi dari Account Settings.
login-not-stored = Token kamu tidak bisa dicek, jadi tidak disimpan.
login-not-a-token = Ini sepertinya bukan token API. Salin dari Account Settings di SMSCode dan kirim tanpa teks lain, atau kirim /cancel.
login-offer-balance =
    ✅ <b>Token ini berfungsi</b>
    Saldo: <b>{ $balance }</b>
login-offer = Kamu sudah menghubungkan akun. Akun ini mau diapakan?
login-offer-full = Sudah ada { $most } akun terhubung, tidak bisa lebih. Akun ini hanya bisa menggantikan akun lain.
login-offer-dropped = Tidak ada yang dihubungkan. Token tidak disimpan.
login-offer-gone = Token itu sudah tidak ada padaku. Kalau akunnya tidak ada di daftar Akun, kirim lagi tokennya.
login-known = Akun ini sudah terhubung sebagai <b>{ $name }</b>.
login-needed = Hubungkan akun SMSCode kamu dulu.
login-token-rejected =
    🔒 <b>SMSCode tidak lagi menerima token kamu</b>
    Pesanan kamu aman. Hubungkan lagi akunmu, dan semua yang masuk sementara ini akan ditampilkan.
login-cannot-delete = ⚠️ Pesan kamu yang berisi token tidak bisa dihapus otomatis. Hapus sendiri, ya.
logout-ask =
    <b>Putuskan akun SMSCode kamu?</b>
    Token kamu akan dihapus.
logout-open-orders = Kamu punya <b>{ $count } pesanan aktif</b>. Pesanan tetap aktif di SMSCode, tetapi kodenya tidak akan masuk ke sini.
logout-purchases =
    { $count ->
       *[other] ⏳ <b>{ $count } pembelian</b> masih diproses:
            { $names }
            Hasilnya akan diberitahukan di sini. Kodenya tidak masuk ke sini selama tidak ada akun yang terhubung.
    }
logout-promised = Ada { $count } pesanan yang akan dibatalkan otomatis. Setelah akun diputuskan, pesanan itu tidak akan dibatalkan.
logout-done = Akun tidak lagi terhubung, token sudah dihapus.
logout-done-later = Akun tidak lagi terhubung.
logout-done-open-orders = { $count } pesanan aktif tetap berjalan di SMSCode. Hubungkan lagi untuk menerima kodenya di sini.
address-later = SMSCode tidak merespons, jadi alamat notifikasi di sana masih milik bot ini. Alamat sebelumnya akan dikembalikan begitu SMSCode merespons. Sampai saat itu, paling lama 24 jam, token kamu disimpan terenkripsi.
address-cleared = Alamat notifikasi di akun SMSCode kamu bukan lagi milik bot ini.
address-left = Alamat notifikasi akun SMSCode kamu yang sebelumnya tidak bisa dikembalikan. Atur lagi di SMSCode.

## Erasing a person

forget-ask =
    <b>Hapus semua data kamu di bot ini?</b>
    Token, pesanan, nomor, kode, dan pengaturan kamu di sini dihapus selamanya. Akun SMSCode kamu diputuskan, alamat notifikasi sebelumnya dikembalikan, dan pesan terbaru di sini yang memuat nomor dan kode dihapus.

    Akun dan saldo SMSCode kamu tidak berubah. Pesan yang lebih lama disimpan Telegram: hapus chat ini untuk menghilangkannya.
forget-in-doubt = ⚠️ Belum jelas apakah { $count } pembelian jadi dan saldonya terpotong. Kalau semuanya dihapus sekarang, hasilnya tidak bisa dicek lagi dari sini. Cek pesanan kamu di SMSCode.
forget-erasing = Data kamu sedang dihapus. Pesan terbaru yang memuat nomor dan kode ikut dihapus. Kalau sudah selesai, kabarnya muncul di sini.
forget-done =
    <b>Semua data sudah dihapus</b>
    Kalau kamu menulis lagi, semuanya mulai dari awal. Hapus chat ini untuk menghilangkan pesan lama.
forget-busy = Salah satu pembelian kamu masih diproses. Supaya uangmu aman, tidak ada yang dihapus. Coba beberapa menit lagi.

## Balance and rate

balance = Saldo: <b>{ $balance }</b>
balance-low =
    <b>Saldo kamu menipis</b>
    Saldo di bawah batas kamu: { $limit }.
balance-bound = Tertahan di { $count } pesanan aktif: { $amount }. Saldo kembali kalau SMS tidak masuk.
rate-dollar = US$1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = dicek { $at }
rate-ledger = SMSCode menagih dalam rupiah. Nilai dolar mengikuti kurs ini.

## Choosing

browse-countries = <b>Pilih negara</b>
browse-countries-for = <b>{ $service }</b>: pilih negara
browse-services = <b>Pilih layanan</b>
browse-services-in = <b>{ $country }</b>: pilih layanan
front = <b>Butuh nomor untuk layanan apa?</b>
front-hint = Ketuk, atau ketik: <code>wa indonesia</code>
browse-services-count = { $count } layanan. Pilih satu atau ketik namanya.
browse-countries-count = { $count } negara. Pilih satu atau ketik namanya.
browse-countries-priced =
    Tersedia di { $count } negara (harga terendah · stok).
    Pilih satu atau ketik namanya.
browse-found = Yang paling cocok dengan “{ $query }”:
browse-nothing-found = Tidak ada hasil untuk “{ $query }”. Coba ejaan lain, atau pilih dari daftar.
browse-empty = Belum ada nomor yang tersedia saat ini. Coba beberapa menit lagi.
browse-sold-out =
    <b>{ $title }</b>
    Stok sedang habis.
offer-stock = stok { $count }
offer-no-stock = stok habis
offer-any = Bebas
offer-any-operator = Operator apa saja
offer-left = sisa { $count }
success-rate = { $percent }%
success-seconds = ~{ $count } dtk
success-minutes = ~{ $count } mnt
success-over = { $count }+ mnt
favourite = ⭐ <b>{ $title }</b>
favourite-price = Harga per nomor sekarang: <b>{ $price }</b>
favourite-sold-out = Stok sedang habis.
favourite-ceiling = Batas kamu: <b>{ $ceiling }</b>. Di atas itu, bot tidak membeli.
favourite-no-ceiling = Batas harga belum diatur.
favourite-one-tap = ⚡ Beli sekali ketuk aktif: tombol di /buy langsung membeli 1 nomor, sampai batas kamu.
favourite-hint = Favorit muncul paling atas di /buy. Berapa harga maksimal per nomor? Batas dihitung dalam rupiah, sesuai tagihan SMSCode.
favourite-dropped = Dihapus dari favorit.
favourite-over-ceiling =
    <b>{ $title }</b>
    Harga per nomor sekarang <b>{ $now }</b>, di atas batas kamu { $ceiling }. Nomor tidak dibeli.
favourites = <b>Favorit</b>
favourites-hint = Muncul paling atas di /buy. Pilih satu untuk mengatur batas harganya.
favourites-none = Belum ada. Ketuk “☆ Favorit” di penawaran untuk menyimpannya di sini.
watch = 🔔 <b>{ $title }</b>
watch-any = Kamu akan dikabari begitu ada nomor.
watch-at-most = Kamu akan dikabari begitu ada nomor seharga <b>{ $price }</b> atau kurang.
watch-ask = Berapa lama? Bot memeriksa sekali per menit.
watch-running = Bot memeriksa sekali per menit sampai { $time }.
watch-until = sampai { $time }
watch-found =
    🔔 <b>{ $title }</b>
    Sekarang ada nomor, mulai <b>{ $price }</b>.
watch-expired =
    🔔 <b>{ $title }</b>
    Tidak ada nomor sampai waktunya habis.
watch-limit = Harga yang kamu mau: { $price } atau kurang.
watches = <b>Pantauan</b>
watches-limit = { $price } atau kurang
watches-hint = Setiap pantauan dikabari sekali, begitu tersedia.
watches-none = Belum ada. Kalau ada yang habis, ketuk “🔔 Kabari kalau tersedia”.
watches-full = Kamu sudah memantau { $count }, itu batasnya. Hentikan satu dulu.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Harga: <b>{ $price }</b>
confirm-total = Harga: { $count } × { $price } = <b>{ $total }</b>
confirm-of-balance = <b>{ $price }</b> dari saldo { $balance }
confirm-times = { $count } × { $price }
confirm-note = ↩️ SMS tidak masuk? Saldo otomatis kembali.
confirm-success = 📊 SMS masuk, 30 hari terakhir: <b>{ $rate }</b>
confirm-success-own = 👤 Pesananmu, 30 hari terakhir: { $got } dari { $count } · { $rate }
confirm-best-success = 🎯 Kamu dapat penawaran dengan tingkat sukses terbaik, maksimal { $price } per nomor.
confirm-short = ⚠️ Saldo kamu tidak cukup untuk ini.
confirm-frozen = ❄️ <b>Pembelian dibekukan.</b> Ubah di batas belanja.
confirm-over-cap = 🛡 <b>Melewati batas kamu { $cap } per 24 jam.</b> Sisa: { $left }.
confirm-over-limit = 🛡 <b>Melewati batas kamu per 24 jam.</b>
confirm-will-ask = 🛡 Di atas batas konfirmasi kamu: bot akan bertanya sekali lagi.
confirm-cap-left = 🛡 Sisa batas { $cap } per 24 jam: { $left }
short-missing = Saldo kamu { $balance }: <b>kurang { $missing }.</b>
short-buys = Yang bisa dibeli dengan saldo kamu:
confirm-price-rose =
    <b>{ $title }</b>
    Harga naik dari { $before } menjadi <b>{ $now }</b> per nomor. Saldo kamu belum terpotong. Tetap beli?
confirm-price-fell =
    <b>{ $title }</b>
    Harga turun dari { $before } menjadi <b>{ $now }</b> per nomor. Saldo kamu belum terpotong. Beli dengan harga itu?
confirm-rate-moved =
    <b>{ $title }</b>
    Kurs berubah, jadi konfirmasi sekali lagi: <b>{ $price }</b> per nomor. Saldo kamu belum terpotong.
confirm-buying =
    <b>{ $title }</b>
    ⏳ Sedang membeli…
confirm-abandoned = Oke, tidak ada yang dibeli.
confirm-stale = Tombol ini sudah kedaluwarsa. Tidak ada yang dibeli.
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            Nomornya tidak didapat, jadi tidak ada pesanan. Kamu hanya membayar nomor yang didapat.
       *[other] <b>{ $title }</b>
            Tidak satu pun dari { $count } nomor didapat, jadi tidak ada pesanan. Kamu hanya membayar nomor yang didapat.
    }
purchase-not-bought = <b>{ $title }: tidak jadi dibeli</b>
purchase-no-offer = Tidak ada lagi nomor seharga { $limit } atau kurang.
purchase-next = Penawaran berikutnya: <b>{ $price }</b> per nomor.
number-gone = Nomor ini sudah tidak ada: SMSCode tidak bisa menyewakannya lagi.
number-too-early = Terlalu cepat untuk menyewa nomor ini lagi.
number-busy = SMSCode belum bisa menyewakan nomor ini lagi. Mungkin sedang dipakai.
number-refused = Operator belum melepas nomor ini.
number-price-unknown = SMSCode tidak menerima harga untuk nomor ini.
number-dearer = Nomor yang sama kini lebih mahal dari { $limit }.
purchase-lapsed = Pembelian tidak sempat terkirim, jadi tidak dilanjutkan.
purchase-in-doubt =
    <b>{ $title }: hasilnya belum jelas</b>
    SMSCode tidak memberi jawaban yang jelas, lalu tidak lagi menerima token kamu. Nomor mungkin sudah dibeli dan saldo terpotong. Bot tidak akan membelinya dua kali.
    Hubungkan lagi akunmu, lalu bot akan mengeceknya.
purchase-in-doubt-account =
    <b>{ $title }: hasilnya belum jelas</b>
    SMSCode tidak memberi jawaban yang jelas, dan akun yang kamu pakai membeli tidak lagi terhubung. Nomor mungkin sudah dibeli dan saldo terpotong. Bot tidak akan membelinya dua kali.
    Hubungkan lagi akun itu, lalu bot akan mengeceknya.
purchase-unsettled =
    <b>{ $title }: hasilnya belum jelas</b>
    SMSCode tidak memberi jawaban yang jelas, dan di daftar pesananmu di sana nomornya juga tidak terlihat. Nomor mungkin sudah dibeli dan saldo terpotong. Bot tidak akan membelinya dua kali.
    Cek pesanan dan saldo kamu di SMSCode sebelum membeli lagi. Kalau nomornya muncul dalam satu jam, bot menampilkannya di sini.
purchase-unclear = SMSCode belum menjawab. Bot terus mengecek sampai jelas apakah nomornya kamu dapat. Sementara itu, jangan beli lagi.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
line-place = <b>{ $place }</b>
line-code = <code>{ $code }</code>
card-ends = berakhir { $at }
card-price-back = { $price }, kembali jika SMS tidak masuk
card-order = #{ $id }
card-price-each = { $price } per nomor
card-price-total = total { $price }
card-line-canceling = 🕐 sedang dibatalkan
card-line-canceling-from = 🕐 dibatalkan { $at }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Menunggu SMS
card-vanished = ⚠️ <b>SMSCode tidak lagi menampilkan pesanan ini</b>
card-missed = ✉️ { $count } SMS terlewat: SMS lain masuk sebelum sempat dibaca.
card-waiting-again = ⏳ Menunggu SMS lain
card-received = ✅ SMS diterima
card-has-sms = ✅
card-below = lihat di bawah ↓
card-moved = ada di bawah ↓
card-completed = ✅ Selesai.
card-canceled = Dibatalkan.
card-expired = Waktu habis, SMS tidak masuk.
card-expired-with-sms = Waktu habis.
card-promised = 🕐 Akan dibatalkan begitu bisa, kecuali SMS masuk lebih dulu.
card-promised-from = 🕐 Batal otomatis { $at } (batas minimum SMSCode), kecuali SMS masuk lebih dulu.
card-auto-replace = 🔁 Nomor ini diganti { $at } jika SMS tidak masuk.
card-replacing = 🔁 Setelah itu bot membeli nomor lain, maks. { $price }.
card-replaces = 🔁 Pengganti pesanan #{ $id }
ended-replacing = 🔁 Nomor lain sedang dibeli untukmu.
not-canceled-replace = Karena itu, nomornya juga tidak diganti.
not-replaced = <b>Nomor ini tidak diganti.</b>
not-replaced-open = <b>Nomor ini tidak akan diganti otomatis.</b>
not-replaced-price = Nomor berikutnya { $price }, lebih mahal dari yang kamu setujui.
not-replaced-dearer = Nomor berikutnya lebih mahal dari yang kamu setujui.
not-replaced-sold-out = Tidak ada nomor lagi.
not-replaced-limit = Batas belanjamu tidak mengizinkan.
not-replaced-unclear = Jawaban SMSCode tidak jelas.
not-replaced-late = Terlalu lama.
not-replaced-account = Akun yang terhubung sekarang berbeda.
auto-replace =
    <b>Ganti otomatis</b>

    Jika SMS tidak masuk tepat waktu, pesanan dibatalkan dan nomor lain dibeli. Kalau ada jawaban yang tidak jelas, bot berhenti dan memberi tahu kamu.
auto-replace-none = Mati: nomor hanya diganti saat kamu menekan tombol.
auto-replace-off = Ganti otomatis: mati
auto-replace-word = Ganti otomatis: { $minutes } mnt, { $times }×
auto-replace-after = Tanpa SMS, nomor diganti setelah { $minutes } menit, dengan harga sama atau lebih murah.
auto-replace-times =
    { $times ->
        [1] Paling banyak sekali.
       *[other] Paling banyak { $times } kali berturut-turut.
    }
card-progress = ✉️ SMS diterima: { $got } dari { $count }
card-more-sms = … dan { $count } SMS sebelumnya
card-more-orders = … dan { $count } pesanan lagi
card-failed = { $count } nomor tidak tersedia. Saldo kamu tidak terpotong untuk itu.
card-unsettled =
    { $count ->
       *[other] ⏳ { $count } nomor lagi belum jelas: SMSCode belum memastikan apakah nomornya kamu dapat.
    }
card-late =
    { $count ->
       *[other] ⚠️ Kamu mendapat { $count } nomor lagi setelah hasilnya diberitahukan. Saldo kamu terpotong untuk itu.
    }
card-other-country = ⚠️ Nomor ini bukan dari negara yang kamu pilih: { $country }.
card-continues = 🔁 Nomor yang sama dengan pesanan #{ $id }
card-unlinked = ⚠️ Akun kamu tidak lagi terhubung, jadi kode tidak bisa masuk ke sini. Pesanan tetap berjalan di SMSCode: cek di sana, atau hubungkan lagi.
card-empty = ⏳ Nomor kamu akan segera muncul di sini.
state-active = menunggu
state-otp-received = SMS diterima
state-completed = selesai
state-canceled = dibatalkan
state-expired = kedaluwarsa
refund = Saldo kembali <b>{ $amount }</b>.
refund-see-balance = Cek saldo yang kembali di /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>SMS baru</b>
sms-no-text = SMSCode tidak menyertakan isinya.
sms-came = Masuk { $age }
sms-overtaken = SMS sebelumnya: SMS yang lebih baru masuk lebih dulu.
ended-expired = ⌛ <b>Waktu habis, SMS tidak masuk.</b>
ended-canceled = <b>Pesanan dibatalkan.</b>
ended-completed = ✅ <b>Pesanan selesai.</b>
ended-many-expired = ⌛ <b>Waktu habis untuk { $count } nomor, SMS tidak masuk.</b>
ended-many-over = ⌛ Waktu habis untuk { $count } nomor yang sudah menerima SMS.
ended-many-canceled = <b>{ $count } pesanan dibatalkan.</b>
ended-many-completed = ✅ <b>{ $count } pesanan selesai.</b>
sms-part = ✉️ SMS, bagian { $part } dari { $count }
vanished =
    ⚠️ { $count ->
       *[other] <b>SMSCode tidak lagi menampilkan { $count } pesanan</b>
    }
vanished-note =
    { $count ->
       *[other] Bot tidak bisa menerima kode pesanan ini untuk sementara. Mungkin pesanannya sudah dihapus di SMSCode, atau milik akun lain, bukan akun yang terhubung sekarang. Cek pesanan dan saldo kamu di SMSCode. Bot terus mengecek sampai waktunya habis.
    }

## Orders

orders = <b>Semua pesanan</b>
orders-with-status = <b>Pesanan: { $status }</b>
orders-none-here = Tidak ada pesanan di sini.
orders-older-unread = Pesanan yang lebih lama belum dicari semua.
orders-nothing-found = Tidak ada hasil untuk “{ $query }”. Cari dengan layanan, negara, digit terakhir, atau bulan, misalnya <code>/orders whatsapp juni</code>.
orders-none = Kamu belum punya pesanan.
orders-all = Semua
orders-back = saldo kembali { $amount }
state-refunded = saldo kembali
active-count = <b>{ $count } pesanan aktif</b>
active-back = Saldo kembali <b>{ $amount }</b> kalau SMS tidak masuk
bulk-has-sms = 🔑 { $count } pesanan sudah dapat SMS dan tetap aktif.
bulk-not-canceled = ⚠️ { $count } pesanan tidak dibatalkan dan masih aktif.
bulk-not-finished = ⚠️ { $count } pesanan belum selesai dan masih aktif.
export-caption = <b>Semua pesanan</b>: { $count }. Jangan bagikan file ini: isinya nomor kamu.
export-progress = ⏳ Pesanan terbaca sejauh ini: { $count }. File dikirim setelah semuanya terbaca.
export-unread = ⚠️ Pesanan yang tidak ada karena tidak bisa dibaca: { $count }.
export-unanswered = ⚠️ Pesanan yang lebih lama tidak ada karena SMSCode tidak mengirimnya. Unduh lagi file ini nanti.
export-too-many = ⚠️ Pesanan yang lebih lama tidak ada karena file sudah penuh.
export-cut-off = File tidak bisa diselesaikan. Coba lagi.
export-order = Pesanan
export-bought = Dibeli
export-service = Layanan
export-country = Negara
export-number = Nomor telepon
export-status = Status
export-amount = Jumlah
export-currency = Mata uang
export-code = Kode
export-came = SMS masuk
export-until = Berlaku sampai
export-zone = Zona waktu
export-operator = Operator
active-none = Kamu tidak punya pesanan aktif.

## Settings

settings =
    <b>Pengaturan</b>
    SMSCode menagih dalam rupiah. Nilai dolar mengikuti kurs SMSCode.
settings-idr = Rupiah → $
settings-usd = Dolar → Rp
settings-languages = <b>Bahasa</b>
settings-codes-full = Kode: penuh
settings-codes-only = Kode: pendek
settings-codes-covered = Kode: tutup
settings-instant-on = Instan aktif
settings-instant-off = Instan mati
settings-limits-on = Batas: aktif
settings-limits-off = Batas: mati
settings-frozen = Dibekukan
settings-favourites = Favorit: { $count }
settings-accounts = Akun: { $count }
settings-file = CSV
settings-erase = Hapus data
settings-zone = Zona waktu: { $place }
settings-back = ‹ Pengaturan
settings-ring-all = Suara: semua
settings-ring-codes = Suara: kode

accounts =
    <b>Akun</b>
    Nomor baru dibayar dari akun bertanda ✓. Kode dari semua akun masuk di sini.
account-line = 👤 { $name }
account-number = Akun { $number }
account-in-use = Sekarang dipakai: <b>{ $name }</b>
account-ask-name = Kirim nama baru untuk <b>{ $name }</b>, paling banyak { $most } karakter.
account-name-empty = Nama perlu huruf, angka, atau emoji.
account-name-long = Nama itu terlalu panjang.
account-name-taken = Nama ini sudah dipakai akun lain.

codes =
    <b>Tampilan kode</b>
    Atur isi pesan kode dan berapa lama disimpan. Kodenya tetap bisa dilihat di pesanan.
codes-full = Teks lengkap
codes-only = Kode saja
codes-open = Terlihat
codes-covered = Tersembunyi
codes-stay = Jangan hapus
codes-minutes = Hapus { $count } mnt
codes-hours = Hapus { $count } jam

zones =
    <b>Zona waktu: { $place }</b>
    Di sana sekarang pukul { $time }. Pilih tempat yang jamnya sama, atau ketik nama kota atau selisih UTC seperti <code>+7</code>.
zones-found = Hasil untuk “{ $query }”:
zones-nothing-found = Tidak ada hasil untuk “{ $query }”. Coba kota besar terdekat, atau selisih UTC seperti <code>+7</code>.

## Spending limits

guard =
    <b>Batas belanja</b>
    Membatasi pembelian lewat bot ini. Dihitung dalam rupiah, sesuai tagihan SMSCode. Saldo yang kembali tidak dihitung.
guard-cap = Batas per 24 jam: <b>{ $amount }</b>
guard-no-cap = Batas per 24 jam: tidak ada
guard-ask = Konfirmasi ulang di atas <b>{ $amount }</b>
guard-no-ask = Konfirmasi ulang: mati
guard-low = Saldo menipis: diberi tahu di bawah <b>{ $amount }</b>
guard-no-low = Saldo menipis: tidak diberi tahu
guard-frozen = ❄️ <b>Pembelian dibekukan.</b> Pesanan aktif tidak terpengaruh.
guard-held-frozen = ❄️ <b>Pembelian dibekukan.</b> Tidak ada yang dibeli.
guard-held-cap = <b>Ini akan melewati batas kamu { $cap } per 24 jam.</b> Kamu sudah memakai { $spent }. Tidak ada yang dibeli.
guard-held-ask = <b>Ini lebih dari { $amount }.</b> Kamu minta ditanya dulu. Belum ada yang dibeli.
amount-ask = Kirim nominal dalam rupiah, misalnya <code>75000</code>.
amount-unread = Nominal itu tidak bisa dibaca. Kirim dalam rupiah, misalnya <code>75000</code>.

## Instant codes

push-impossible = Bot ini tidak mendukung kode instan. Bot mengecek kode baru tiap beberapa detik.
push-off =
    <b>Kode instan mati</b>
    Bot mengecek kode baru tiap beberapa detik. Kalau diaktifkan, SMSCode mengirim setiap kode ke sini begitu masuk.
push-on =
    <b>Kode instan aktif</b>
    SMSCode mengirim setiap kode ke sini begitu masuk.
push-last-event = Notifikasi terakhir dari SMSCode: { $age } ({ $at })
push-failures = { $count } notifikasi terakhir tidak sampai. Bot juga mengecek kode sendiri.
push-no-event = Belum ada notifikasi dari SMSCode.
push-no-failures = Sejak itu tidak ada notifikasi yang gagal.
push-address-ours = Alamat notifikasi: <code>{ $host }</code> (bot ini)
push-address-chat = Alamat notifikasi: <code>{ $host }</code> (bot ini, chat lain)
push-address-other = Alamat notifikasi: <code>{ $host }</code> (bukan bot ini)
push-address-none = Alamat notifikasi: tidak ada
push-healed = 🔧 Alamat dan kunci rahasianya di SMSCode sudah dipasang ulang dan dites.
push-test-sent = ✅ SMSCode mengirim tes (status { $status }).
push-test-not-sent = ❌ Tes gagal (status { $status }).
push-test-here = ✅ Tes diterima bot.
push-test-not-here = ❌ Tes tidak diterima bot.
push-test-refused = Alamat atau kunci rahasianya di SMSCode bukan lagi milik chat ini. Ketuk “Perbaiki” untuk memasang keduanya lagi. Kode tetap masuk: bot mengecek tiap beberapa detik.
push-disabled =
    <b>Kode instan dijeda</b>
    SMSCode menjedanya pada { $at } karena notifikasi tidak sampai. Ketuk “Perbaiki”. Sementara itu bot mengecek kode baru tiap beberapa detik.
push-foreign =
    <b>Kode instan tidak aktif di sini</b>
    Akun SMSCode kamu mengirim notifikasi ke alamat lain.
    Bot mengecek kode baru tiap beberapa detik.
push-foreign-chat =
    <b>Kode instan tidak aktif di sini</b>
    Chat lain di bot ini memakainya untuk akun ini.
    Bot mengecek kode baru tiap beberapa detik.
push-repointed =
    <b>Kode instan terkirim ke tempat lain</b>
    Alamatnya diubah di SMSCode. Bot mengecek kode baru tiap beberapa detik.
push-unreachable =
    <b>Kode instan tidak sampai</b>
    SMSCode tidak bisa menjangkau bot ini, jadi terus menjedanya. Bot mengecek kode baru tiap beberapa detik dan sesekali mencoba mengaktifkannya lagi. Kamu tidak perlu melakukan apa-apa.
push-ask-replace =
    <b>Ganti alamat di SMSCode?</b>
    Akun kamu mengirim notifikasi ke:
    <code>{ $host }</code>
    Kalau diganti, alamat itu tidak menerima apa-apa lagi. Alamat itu dikembalikan saat kode instan dimatikan atau akun diputuskan.
push-ask-replace-chat =
    <b>Ganti alamat di SMSCode?</b>
    Chat lain di bot ini memakai kode instan untuk akun ini. Kalau diganti, kode masuk ke sini. Alamat itu dikembalikan saat kode instan dimatikan atau akun diputuskan.
push-switched-on = ✅ Kode instan aktif.
push-switched-off = Kode instan mati. Bot mengecek kode baru tiap beberapa detik.
push-restored = Alamat kamu yang sebelumnya di SMSCode sudah dikembalikan.
push-test-arrived = ✅ Kode instan berfungsi.
push-test-elsewhere = Tes tidak sampai ke bot. Kode tetap masuk: bot mengecek tiap beberapa detik.
push-test-failed = Tes tidak sampai. Kode tetap masuk: bot mengecek tiap beberapa detik.

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
inline-hint = Ketik layanannya, misalnya whatsapp indonesia
inline-nothing = Tidak ada hasil. Buka bot
inline-sold-out = Stok di sana habis. Coba ini:
inline-later = Harga tidak bisa dimuat. Buka bot

## When something goes wrong

money-not-moved = <b>Saldo kamu tidak berubah.</b>
money-unknown = Belum jelas apakah saldo kamu terpotong. Bot sedang mengecek dan akan memberi tahu kamu. Sebelum itu, jangan beli lagi.
money-not-back = Pesanan tidak dibatalkan dan <b>saldo tidak kembali</b>. Pesanan masih aktif.
money-refund-unknown = Belum jelas apakah pesanan sudah dibatalkan dan saldo kembali. Bot terus mengecek dan akan memberi tahu kamu.
cancel-limit = Akun SMSCode kamu tidak bisa membatalkan pesanan lagi hari ini.
cancel-limit-ends = Pesanan berakhir sendiri pukul { $at }. Kalau SMS tidak masuk, saldo kembali saat itu.
cancel-refused = Operator tidak menerima pembatalan ini.
cancel-again = Kamu bisa coba lagi.
cancel-without-effect = Pembatalan kamu tidak berhasil.
order-still-active = Pesanan masih aktif.
action-unclear = Belum jelas apakah berhasil. Ketuk Muat ulang di pesanannya.
trouble-token-rejected = SMSCode tidak lagi menerima token kamu.
trouble-token-doubted = SMSCode baru saja menolak token kamu. Bot sedang mengecek apakah token itu masih berlaku.
trouble-forbidden = Akun SMSCode kamu tidak diizinkan melakukan ini.
trouble-not-found = Pesanan ini tidak ditemukan di akun kamu.
trouble-offer-gone = Penawaran ini tidak ditemukan di SMSCode.
trouble-invalid = SMSCode menolak permintaan ini.
trouble-invalid-offer = SMSCode menolak permintaan ini. Penawarannya mungkin sudah berubah.
trouble-upstream-refused = Operator tidak bisa memberi nomor.
trouble-insufficient-balance = Saldo kamu tidak cukup.
trouble-conflict = Ada yang berubah sebelum ini sempat dilakukan.
trouble-cancel-too-early = Pesanan ini belum bisa dibatalkan.
trouble-rate-limited = Terlalu banyak permintaan dalam waktu singkat.
trouble-provider-fault = SMSCode sedang gangguan.
trouble-maintenance = SMSCode sedang maintenance.
trouble-no-exchange-rate = SMSCode belum bisa memberi kurs dolar.
trouble-sold-out = Stok penawaran ini habis.
trouble-key-reused = Permintaan ini tertukar dengan yang sebelumnya. Ini kesalahan bot.
trouble-in-progress = SMSCode masih memproses ini.
trouble-banned = SMSCode menangguhkan pembelian di akun kamu.
trouble-no-answer = SMSCode tidak merespons.
trouble-provider-down = SMSCode sedang tidak merespons.
trouble-request = <blockquote expandable>Untuk dukungan SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Bisa dibatalkan mulai { $at }.
advice-until = Coba lagi setelah { $at }.
advice-wait = Coba lagi setelah { $wait }.
advice-link = Hubungkan lagi akunmu.
advice-permission = Cek akun dan token kamu di SMSCode.
advice-look = Cek status pesanan.
advice-offer-again = Cek lagi penawarannya.
advice-other = Pilih penawaran lain.
advice-top-up = Isi saldo di SMSCode, lalu coba lagi.
advice-two-minutes = Bisa dibatalkan 2 menit setelah membeli.
advice-rupiah = Kamu tetap bisa membeli dalam rupiah.
advice-moment = Tunggu sebentar.
advice-support = Coba lagi nanti atau hubungi dukungan SMSCode.
advice-later = Coba beberapa menit lagi.

## Short answers

notice-unknown = Maaf, bot tidak mengerti. Kamu mau apa?
notice-plain-text = Maaf, bot hanya bisa membaca pesan teks.
notice-group = Bot ini hanya bekerja di chat pribadi. Kirim pesan langsung ke bot.
notice-old-button = Tombol ini dari menu lama. Mulai lagi dari sini:
notice-no-such-order = Pesanan itu tidak ditemukan di akun kamu.
notice-which-order = Pesanan yang mana? Kirim, misalnya, <code>/order 1001</code>.
notice-busy = Sebentar, permintaan kamu yang terakhir masih diproses.
notice-our-fault = Ada masalah di bot. Cek pesanan aktif kamu. Coba 1 menit lagi.
notice-confirm-unclear = Ada masalah di bot. Kamu akan diberi tahu apakah pembeliannya jadi. Jangan beli lagi sebelum itu.
notice-cannot-buy-now = Pembelian sedang tidak bisa diproses dengan aman. Tidak ada yang dibeli dan saldo tidak terpotong. Coba 1 menit lagi.
notice-not-allowed = Bot ini hanya untuk pengguna tertentu.
notice-dialogue-canceled = Oke, dihentikan.
notice-nothing-to-cancel = Tidak ada yang perlu dihentikan. Untuk membatalkan pesanan, buka pesanannya:
notice-resend-unsupported = SMSCode tidak bisa meminta SMS lagi untuk nomor ini. Minta layanannya mengirim ulang kode: kode masuk ke sini selama pesanan aktif.

## Toasts

toast-export-runs = File kamu masih disiapkan.
toast-buying = Sedang membeli…
toast-already-bought = Sudah diproses. Saldo hanya terpotong sekali.
toast-bulk-canceling = { $count } pesanan sedang dibatalkan. Hasilnya akan dikabari.
toast-bulk-finishing = { $count } pesanan sedang diselesaikan. Hasilnya akan dikabari.
toast-bulk-running = Sudah diproses. Hasilnya akan dikabari.
toast-bulk-none-waiting = Tidak ada lagi pesanan yang bisa dibatalkan.
toast-bulk-none-coded = Tidak ada lagi pesanan yang bisa diselesaikan.
toast-bulk-changed = Daftarnya sudah berubah. Cek sekali lagi.
toast-abandoned = Tidak ada yang dibeli.
toast-stale = Tombol ini sudah kedaluwarsa. Tidak ada yang dibeli.
toast-price-rose = Harga naik. Cek lagi.
toast-canceled = Dibatalkan.
toast-canceled-refund = Dibatalkan. Saldo kembali { $amount }.
toast-cancel-promised-in = SMSCode belum bisa membatalkan secepat ini setelah membeli. Akan dibatalkan otomatis setelah { $wait }, kecuali SMS masuk lebih dulu.
toast-cancel-promised = Akan dibatalkan begitu bisa, kecuali SMS masuk lebih dulu.
toast-promise-revoked = Oke, pesanan tidak dibatalkan.
toast-replacing = Dibatalkan sekarang, lalu bot membeli nomor lain, maks. { $price }, kecuali SMS masuk lebih dulu.
toast-replacing-in = SMSCode baru bisa membatalkan setelah { $wait }. Lalu bot membeli nomor lain, maks. { $price }, kecuali SMS masuk lebih dulu.
toast-buying-frozen = Pembelian sedang kamu bekukan di batas belanja.
toast-replace-busy = Pesanan ini sudah sedang diganti atau dibatalkan.
toast-cannot-replace = Pesanan ini tidak bisa diganti.
toast-cannot-cancel = Pesanan ini tidak bisa dibatalkan lagi.
toast-has-sms = SMS sudah masuk, jadi pesanan tidak dibatalkan.
toast-resent = SMS baru sudah diminta.
toast-resend-unsupported = SMSCode tidak bisa meminta SMS lagi untuk nomor ini.
toast-finished = Selesai.
toast-already-ended = Pesanan ini sudah berakhir.
toast-saved = Tersimpan.
toast-refreshed = Data sudah terbaru.
toast-old-button = Tombol ini dari menu lama.
toast-busy = Sebentar, ya.
toast-failed = Tidak berhasil. Lihat chat.
toast-our-fault = Ada masalah. Tidak ada yang dilakukan. Coba lagi.

## Statistics

me = 📊 <b>Statistik saya</b>
me-today = <b>Hari ini</b>
me-week = <b>7 hari</b>
me-month = <b>30 hari</b>
me-numbers = Nomor
me-success = Berhasil
me-wait = SMS masuk dalam
me-spent = Belanja
me-returned = Saldo kembali
me-spent-rupiah = Belanja, dalam rupiah
me-returned-rupiah = Saldo kembali, dalam rupiah
me-pair = { $label }: { $value }
me-listings = <b>Per layanan, 30 hari</b>
me-more = …dan { $count } lainnya
me-days = Dihitung menurut hari pembelian. Hari dimulai tengah malam, zona waktu: { $place }.
me-note = Berhasil: nomor yang mendapat SMS, dari semua yang sudah selesai. Waktu SMS adalah median.
me-none = Tidak ada pesanan di sini dalam 30 hari terakhir.
me-picture = Nomor per hari, 30 hari: 🟩 dengan SMS, 🟧 tanpa SMS, ⬜ masih aktif

## What Telegram shows of the bot

command-buy = Beli nomor
command-active = Pesanan aktif
command-balance = Saldo
command-orders = Semua pesanan
command-settings = Mata uang, bahasa, suara
command-help = Bantuan
bot-description =
    Sewa nomor telepon selama beberapa menit dan terima kode SMS-nya di sini. Bayarnya dari saldo SMSCode kamu.

    Gunakan sesuai hukum dan hanya untuk akun milikmu sendiri.
bot-short-description = Nomor telepon untuk kode SMS. Bayar dari saldo SMSCode.

## Untuk administrator

stats-today = <b>Hari ini</b>, sejak 00:00 UTC
stats-codes = Kode: { $count }
stats-speed = Terkirim dalam 2 dtk: { $two }%, dalam 10 dtk: { $ten }%
stats-purchases = Pembelian: { $bought } berhasil, { $other } gagal
stats-faults = Panggilan gagal: SMSCode { $provider } dari { $providers }, Telegram { $telegram } dari { $telegrams }
stats-failed-answers = Balasan gagal: { $count }
stats-now = <b>Sekarang</b>
stats-people = Pengguna: { $count } ({ $gone } tidak bisa dihubungi)
stats-accounts = Akun terhubung: { $count } ({ $pushed } dengan kode instan)
stats-open-orders = Pesanan aktif: { $count }
stats-outbox = Pesan dalam antrean: { $count }
stats-oldest = Yang terlama menunggu { $wait }
announce-usage =
    Untuk mengirim pesan ke semua pengguna bot ini, tulis teksnya setelah perintah:

    <code>/announce Pemeliharaan malam ini pukul 22.00 sampai 23.00 UTC.</code>

    Kamu melihat pratinjaunya dulu. Tidak ada yang dikirim sebelum kamu konfirmasi.
announce-ask =
    { $count ->
       *[other] Inilah yang akan dilihat semua orang. Kirim ke { $shown } orang?
    }
button-announce-send = Kirim ke { $count }
button-announce-drop = Jangan kirim
button-announce-stop = Hentikan pengiriman
announce-sending = 📣 Mengirim: { $sent } dari sekitar { $total }
announce-done =
    { $count ->
       *[other] 📣 Terkirim ke { $shown } orang.
    }
announce-stopped =
    { $count ->
       *[other] 📣 Dihentikan. Sudah terkirim ke { $shown } orang.
    }
announce-dropped = Tidak dikirim ke siapa pun.
announce-unreached = Tidak terkirim: { $count }
announce-unclear = Belum pasti terkirim: { $count }
alarm-began = ⚠️ <b>Sudah berlangsung { $wait }:</b> { $what }
alarm-over = ✅ <b>Pulih setelah { $wait }:</b> { $what }
alarm-database = Database tidak bisa ditulis. Tidak ada yang bisa dibeli, dan kode tidak ditampilkan.
alarm-updates = Telegram tidak mengirim pembaruan. Pengguna tidak mendapat balasan.
alarm-outbox = Pesan tertahan bermenit-menit di antrean. Kode terlambat masuk.
alarm-provider = Sebagian besar panggilan ke SMSCode gagal atau tidak dijawab.
alarm-webhook = Telegram tidak bisa mengirim pembaruan ke webhook. Apakah PUBLIC_URL dapat dijangkau?

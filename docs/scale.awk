# The load of a deployment, second by second over its busiest hour, from what one look and one code cost.
# awk -v people=1000000 -v push=0.9 -f docs/scale.awk
BEGIN {
    if (people == "")   people = 1000000    # who have linked an account
    if (active == "")   active = 0.01       # of them order in the busiest hour
    if (minutes == "")  minutes = 4         # an order is open on average
    if (codes == "")    codes = 1.2         # per order
    if (push == "")     push = 0.9          # of the accounts
    if (presses == "")  presses = 6         # of buttons and commands, per order
    if (look_ms == "")  look_ms = 1         # of one processor for a look at an account; measured: 0.4 to 0.8
    if (event_ms == "") event_ms = 0.6     # for an event and its messages; measured: 0.4 to 0.5
    if (press_ms == "") press_ms = 0.3     # for a press and its answer; measured: 0.2
    if (sqlite_looks == "") sqlite_looks = 166  # a second, the most that was tried on one process with SQLite
    if (sqlite_codes == "") sqlite_codes = 2900 # a second, that one process with SQLite delivered
    if (telegram == "") telegram = 30       # messages a second that one bot may send; Telegram states no exact figure
    srand(1)
    rate = people * active / 3600
    # Orders begin at random; each is looked at until its end. Two hours, the second of which counts.
    for (second = 0; second < 7200; second++) {
        for (begun = draw(rate); begun > 0; begun--) {
            length_s = int(-log(1 - rand()) * minutes * 60) + 1
            if (length_s > 1200) length_s = 1200
            pushed = rand() < push
            young = length_s < 180 ? length_s : 180
            add(second, length_s, young, pushed)
        }
        open_orders += starts[second] - ends[second]
        looks = pushed_open[second] / 20 + pushed_open[second] / 60 + young_open[second] / 3 + old_open[second] / 6
        sms = starts[second] * codes
        if (second >= 3600) {
            note("looks", looks); note("sms", sms); note("open", open_orders)
            note("messages", sms * 2 + starts[second] * 5)
            note("cpu", (looks * look_ms + sms * event_ms + starts[second] * presses * press_ms) / 1000)
        }
        delete pushed_open[second]; delete young_open[second]; delete old_open[second]
    }
    print "people " people ", orders a second " round(rate) ", of the accounts with push " push * 100 " %"
    print "                        mean      busiest second"
    show("open orders", "open"); show("looks a second", "looks"); show("codes a second", "sms")
    show("messages a second", "messages"); show("processors", "cpu")
    mean = sum["messages"] / 3600
    print "bots (tokens), at 70 % of Telegram's " telegram "/s: " ceil(mean / (telegram * 0.7))
    tried = most["looks"] <= sqlite_looks && most["sms"] <= sqlite_codes
    print "within what one process with SQLite was seen to do: " (tried ? "yes" : "no")
}
function add(second, length_s, young, pushed,    s) {
    starts[second]++; ends[second + length_s]++
    for (s = 0; s < length_s; s++) {
        if (pushed) pushed_open[second + s]++
        else if (s < young) young_open[second + s]++
        else old_open[second + s]++
    }
}
# Poisson, by counting exponential gaps.
function draw(mean,    n, gap) { for (n = -1; gap < mean; n++) gap += -log(1 - rand()); return n }
function note(what, x) { sum[what] += x; if (x > most[what]) most[what] = x }
function show(words, what) { printf "%-22s %8.1f      %8.1f\n", words, sum[what] / 3600, most[what] }
function round(x) { return int(x * 10 + 0.5) / 10 }
function ceil(x) { return int(x) + (x > int(x)) }

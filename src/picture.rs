//! Draws the picture of a user's statistics: numbers per day, and per service.
//!
//! Invariant: the picture has no words but the names of services, so it is the same in every language, and a
//! background of its own, so it is legible in light and dark apps. Nothing is kept after drawing but the font,
//! which is part of the binary. Deliberately absent: figures and sentences (`domain::outcomes`, `views::me`).

use std::sync::LazyLock;

use chrono::{DateTime, Datelike};
use plotters::prelude::{BitMapBackend, IntoDrawingArea, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, RGBColor, ShapeStyle, TextStyle, register_font};
use plotters::{coord::Shift, drawing::DrawingArea, drawing::DrawingAreaErrorKind};

use crate::domain::outcomes::Counts;
use crate::domain::statistics::Summary;

const WIDTH: u16 = 1_080;
const CHART: Frame = Frame { left: 110, top: 60, right: 1_040, bottom: 560 };
/// The first service, the distance to the next, and how many fit.
const SERVICES_TOP: i32 = 690;
const SERVICE_STEP: i32 = 84;
const SERVICES: usize = 5;
/// Where the bars of the services begin and end.
const SERVICE_BAR: (i32, i32) = (400, 860);
const BAR: i32 = 40;

const BACKGROUND: RGBColor = RGBColor(0x1d, 0x27, 0x33);
const GRID: RGBColor = RGBColor(0x3a, 0x48, 0x58);
const INK: RGBColor = RGBColor(0xe8, 0xee, 0xf4);
const WITH_SMS: RGBColor = RGBColor(0x4c, 0xc3, 0x8a);
const WITHOUT_SMS: RGBColor = RGBColor(0xf0, 0x8c, 0x4b);
const OPEN: RGBColor = RGBColor(0x8a, 0x99, 0xa8);

/// A subset of DejaVu Sans with Latin, Greek and Cyrillic letters; its license is beside it.
static FONT: &[u8] = include_bytes!("../assets/DejaVuSans.subset.ttf");
const FONT_NAME: &str = "statistics";
static HAS_FONT: LazyLock<bool> = LazyLock::new(|| register_font(FONT_NAME, FontStyle::Normal, FONT).is_ok());

/// The longest name that fits beside the bars.
const NAME_LETTERS: usize = 15;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The font can't be read, which only happens if the build was wrong.
    #[error("the font can't be read")]
    Font,
    /// It could not be drawn.
    #[error("drawing failed: {0}")]
    Drawing(String),
    /// It could not be written as PNG.
    #[error("failed to write the PNG: {0}")]
    Png(#[from] png::EncodingError),
    /// The thread that drew it ended early.
    #[error("the drawing was interrupted")]
    Interrupted(#[from] tokio::task::JoinError),
}

impl<E: std::error::Error + Send + Sync> From<DrawingAreaErrorKind<E>> for Error {
    fn from(error: DrawingAreaErrorKind<E>) -> Self {
        Self::Drawing(error.to_string())
    }
}

/// A PNG of the statistics, drawn on a thread of its own.
///
/// # Errors
/// If it can't be drawn.
pub async fn draw(summary: Summary) -> Result<Vec<u8>, Error> {
    tokio::task::spawn_blocking(move || png(&summary)).await?
}

fn png(summary: &Summary) -> Result<Vec<u8>, Error> {
    if !*HAS_FONT {
        return Err(Error::Font);
    }
    let services = by_service(summary);
    let shown = i32::try_from(services.len()).unwrap_or_default();
    let height = u16::try_from(SERVICES_TOP + shown * SERVICE_STEP).unwrap_or(WIDTH);
    let mut pixels = vec![0; usize::from(WIDTH) * usize::from(height) * 3];
    {
        let size = (u32::from(WIDTH), u32::from(height));
        let area = BitMapBackend::with_buffer(&mut pixels, size).into_drawing_area();
        area.fill(&BACKGROUND)?;
        chart(&area, summary)?;
        for (place, service) in (0..).zip(&services) {
            bar(&area, SERVICES_TOP + place * SERVICE_STEP, service, most(&services))?;
        }
        area.present()?;
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, u32::from(WIDTH), u32::from(height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
}

type Area<'a> = DrawingArea<BitMapBackend<'a>, Shift>;

/// A part of the picture, in pixels.
struct Frame {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

/// The numbers of a bar: with an SMS, without one, and open.
fn parts(counts: &Counts) -> [(i64, RGBColor); 3] {
    let open = counts.numbers - counts.decided();
    [(counts.with_sms, WITH_SMS), (counts.without_sms, WITHOUT_SMS), (open, OPEN)]
        .map(|(count, color)| (count.max(0), color))
}

/// A stacked bar of numbers per day.
fn chart(area: &Area<'_>, summary: &Summary) -> Result<(), Error> {
    let Frame { left, top, right, bottom } = CHART;
    let highest = round_up(summary.days.iter().map(|day| day.numbers).max().unwrap_or_default());
    let height = |count: i64| pixels(count, highest, bottom - top);
    for count in [0, highest / 2, highest] {
        let y = bottom - height(count);
        area.draw(&Rectangle::new([(left, y), (right, y + 2)], filled(GRID)))?;
        label(area, (left - 16, y), &count.to_string(), 34, HPos::Right)?;
    }
    let days = i32::try_from(summary.days.len()).unwrap_or(1).max(1);
    let slot = (right - left) / days;
    for (place, counts) in (0..).zip(&summary.days) {
        let x = left + slot * place + slot / 6;
        let mut sum = 0;
        for (count, color) in parts(counts) {
            let (from, to) = (bottom - height(sum), bottom - height(sum + count));
            sum += count;
            if count > 0 {
                area.draw(&Rectangle::new([(x, to), (x + slot * 2 / 3, from)], filled(color)))?;
            }
        }
        let from_last = days - 1 - place;
        if from_last % 5 == 0 {
            let day = day_of_month(summary.day - i64::from(from_last));
            label(area, (x + slot / 3, bottom + 36), &day.to_string(), 34, HPos::Center)?;
        }
    }
    Ok(())
}

/// A service and its numbers.
type Service = (String, Counts);

/// The services with the most numbers, over all countries.
fn by_service(summary: &Summary) -> Vec<Service> {
    let mut services: Vec<Service> = Vec::new();
    for (title, counts) in &summary.listings {
        let name = drawable(title.service.as_deref().unwrap_or_default());
        match services.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => sum.add(counts),
            None => services.push((name, *counts)),
        }
    }
    services.sort_by_key(|(_, counts)| -counts.numbers);
    services.truncate(SERVICES);
    services
}

fn most(services: &[Service]) -> i64 {
    services.iter().map(|(_, counts)| counts.numbers).max().unwrap_or_default()
}

/// A service: its name, a stacked bar, and how many of the decided numbers got an SMS.
fn bar(area: &Area<'_>, y: i32, (name, counts): &Service, most: i64) -> Result<(), Error> {
    let (begin, end) = SERVICE_BAR;
    label(area, (40, y + BAR / 2), name, 38, HPos::Left)?;
    let mut sum = 0;
    for (count, color) in parts(counts) {
        let at = |count| begin + pixels(count, most, end - begin);
        let (from, to) = (at(sum), at(sum + count));
        sum += count;
        if count > 0 {
            area.draw(&Rectangle::new([(from, y), (to, y + BAR)], filled(color)))?;
        }
    }
    let share = format!("{} / {}", counts.with_sms, counts.decided());
    label(area, (i32::from(WIDTH) - 40, y + BAR / 2), &share, 38, HPos::Right)
}

fn label(area: &Area<'_>, at: (i32, i32), text: &str, size: i32, side: HPos) -> Result<(), Error> {
    let style = TextStyle::from((FONT_NAME, size)).color(&INK).pos(Pos::new(side, VPos::Center));
    Ok(area.draw(&Text::new(text, at, style))?)
}

fn filled(color: RGBColor) -> ShapeStyle {
    color.filled()
}

/// The share of a length, in whole pixels.
fn pixels(count: i64, most: i64, length: i32) -> i32 {
    i32::try_from(count * i64::from(length) / most.max(1)).unwrap_or(length)
}

/// The next even number of at most two significant digits.
fn round_up(count: i64) -> i64 {
    let mut unit = 2;
    while count > unit * 50 {
        unit *= 10;
    }
    (count.max(1) + unit - 1) / unit * unit
}

fn day_of_month(day: i64) -> u32 {
    DateTime::from_timestamp(day.saturating_mul(86_400), 0).map_or(1, |at| at.day())
}

/// The part of a name that the font can draw.
fn drawable(name: &str) -> String {
    let can = |c: &char| matches!(c, ' '..='~' | '\u{a1}'..='\u{24f}' | '\u{370}'..='\u{4ff}' | '\u{1e00}'..='\u{1eff}');
    let name: String = name.chars().filter(can).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.char_indices().nth(NAME_LETTERS) {
        _ if name.is_empty() => "·".to_owned(),
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().trim_end()),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::ProductLabel;
    use crate::domain::outcomes::DayCounts;

    const TODAY: i64 = 20_786;

    fn day(day: i64, service: &str, [with_sms, without_sms, open]: [i64; 3]) -> DayCounts {
        let title = ProductLabel { service: Some(service.to_owned()), ..ProductLabel::default() };
        let numbers = with_sms + without_sms + open;
        DayCounts { day, title, counts: Counts { numbers, with_sms, without_sms, ..Counts::default() } }
    }

    fn busy() -> Summary {
        let names = ["WhatsApp", "Telegram", "Яндекс", "Zalo Việt Nam dài quá", "微信", "Uber"];
        let days = (0..30).flat_map(|back| {
            let name = |nth: i64| names.get(usize::try_from(nth).unwrap() % names.len()).unwrap();
            [
                day(TODAY - back, name(back), [back % 7 + 2, back % 3, 0]),
                day(TODAY - back, "WhatsApp", [4, 1, i64::from(back == 0)]),
            ]
        });
        Summary::of(&days.collect::<Vec<_>>(), TODAY)
    }

    /// The size of a picture, and how many pixels have each of these colors.
    fn read(png: &[u8], colors: &[RGBColor]) -> (u32, u32, Vec<usize>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let of = |color: &RGBColor| pixels.chunks(3).filter(|p| *p == [color.0, color.1, color.2]).count();
        (info.width, info.height, colors.iter().map(of).collect())
    }

    #[tokio::test]
    async fn o21_the_picture_shows_every_kind_of_number_on_a_background_of_its_own() {
        let file = draw(busy()).await.unwrap();
        assert!(file.len() < 60_000, "{} bytes", file.len());
        let (width, height, found) = read(&file, &[BACKGROUND, WITH_SMS, WITHOUT_SMS, OPEN, INK]);
        assert_eq!((width, height), (1_080, 1_110));
        let [background, with, without, open, ink] = found.try_into().unwrap();
        assert!(background > 600_000 && with > without && without > open && open > 0 && ink > 3_000);
    }

    #[tokio::test]
    async fn o21_a_picture_of_one_number_or_of_none_is_a_picture() {
        for days in
            [vec![day(TODAY, "", [1, 0, 0])], Vec::new(), vec![day(TODAY, "x", [i64::from(u32::MAX), 0, 0])]]
        {
            let file = draw(Summary::of(&days, TODAY)).await.unwrap();
            assert_eq!(read(&file, &[]).0, 1_080);
        }
    }

    #[test]
    fn o21_names_of_the_picture_are_what_the_font_can_draw() {
        for (name, drawn) in [
            ("WhatsApp", "WhatsApp"),
            ("Яндекс", "Яндекс"),
            ("Nhà xe Phương Trang", "Nhà xe Phương T…"),
            ("微信 WeChat", "WeChat"),
            ("微信", "·"),
            (" \u{202e}x\n y", "x y"),
        ] {
            assert_eq!(drawable(name), drawn, "{name}");
        }
    }

    #[test]
    fn o21_the_axis_ends_at_a_round_number_that_no_bar_passes() {
        for (count, end) in
            [(0, 2), (1, 2), (3, 4), (99, 100), (100, 100), (101, 120), (999, 1_000), (4_321, 4_400)]
        {
            assert_eq!(round_up(count), end, "{count}");
        }
    }
}

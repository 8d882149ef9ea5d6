package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTests {

    private static final Instant NOW =
            OffsetDateTime.parse("2026-11-21T18:14:00+08:00").toInstant();

    private final Words words = words();

    @BeforeEach
    void speakChinese() {
        LocaleContextHolder.setLocale(SpokenLocale.CHINESE);
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T16:20:00+08:00, 今天 16:20, today 16:20",
        "2026-11-21T00:00:00+08:00, 今天 00:00, today 00:00",
        "2026-11-20T23:59:00+08:00, 昨天 23:59, yesterday 23:59",
        "2026-11-22T08:05:00+08:00, 明天 08:05, tomorrow 08:05",
        "2026-11-23T09:00:00+08:00, 11月23日 09:00, 'Nov 23, 09:00'",
        "2025-12-31T09:00:00+08:00, 2025年12月31日 09:00, 'Dec 31, 2025, 09:00'",
        // Midnight in China is the day before in Greenwich.
        "2026-11-20T16:30:00Z, 今天 00:30, today 00:30",
    })
    void momentsAreSaidAsPeopleSayThem(String moment, String chinese, String english) {
        var at = OffsetDateTime.parse(moment).toInstant();
        assertThat(words.at(at)).isEqualTo(chinese);
        assertThat(words.at(at, Locale.ENGLISH)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "PT12H, 剩 12 小时, 12 h left",
        "PT38M59S, 剩 38 分钟, 38 min left",
        "PT59S, 现在到期, due now",
        "PT0S, 现在到期, due now",
        "PT-1S, 已逾期 1 分钟, overdue by 1 min",
        "PT-2H-40M, 已逾期 2 小时, overdue by 2 h",
        "PT47H59M, 剩 47 小时, 47 h left",
        "PT48H, 剩 2 天, 2 days left",
        "P-3D, 已逾期 3 天, overdue by 3 days",
    })
    void timeLeftIsRoundedDown(Duration left, String chinese, String english) {
        assertThat(words.left(NOW.plus(left))).isEqualTo(chinese);
        assertThat(words.left(NOW.plus(left), Locale.ENGLISH)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1M, PT-10H, overdue",
        // Ten days, of which eight, five and four are gone.
        "P2D, P-8D, urgent",
        "P5D, P-5D, near",
        "P6D, P-4D, ok",
        // The last hour and the last day of terms that have hardly begun.
        "PT38M, PT-22M, urgent",
        "PT24H, PT-1H, near",
        "PT25H, PT-1H, ok",
    })
    void aDueDateStandsByItsShareAndItsHours(Duration left, Duration begun, String level) {
        assertThat(words.level(NOW.plus(left), NOW.plus(begun))).isEqualTo(level);
    }

    @Test
    void withoutAStartOnlyTheHoursCount() {
        assertThat(words.level(NOW.plus(Duration.ofDays(2)), null)).isEqualTo("ok");
        assertThat(words.level(NOW.plus(Duration.ofHours(2)), null)).isEqualTo("near");
        assertThat(words.level(NOW.plus(Duration.ofMinutes(2)), null)).isEqualTo("urgent");
    }

    @Test
    void daysAreSaidShortAndInFull() {
        assertThat(words.date(LocalDate.of(2026, 11, 22))).isEqualTo("明天");
        assertThat(words.date(LocalDate.of(2026, 12, 3))).isEqualTo("12月3日");
        assertThat(words.date(LocalDate.of(2027, 1, 4), Locale.ENGLISH)).isEqualTo("Jan 4, 2027");
        assertThat(words.day(LocalDate.of(2026, 11, 21))).isEqualTo("2026年11月21日 星期六");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(words.day(LocalDate.of(2026, 11, 21))).isEqualTo("Saturday, November 21, 2026");
    }

    @Test
    void spansHaveNoDirection() {
        assertThat(words.span(Duration.ofMinutes(-90))).isEqualTo("1 小时");
        assertThat(words.span(Duration.ofDays(5))).isEqualTo("5 天");
    }

    @Test
    void machinesReadTheOffset() {
        assertThat(words.iso(NOW)).isEqualTo("2026-11-21T18:14:00+08:00");
    }

    @Test
    void nothingIsSaidAboutNull() {
        assertThat(words.at(null)).isEmpty();
        assertThat(words.left(null)).isEmpty();
        assertThat(words.day(null)).isEmpty();
        assertThat(words.date(null)).isEmpty();
        assertThat(words.span(null)).isEmpty();
        assertThat(words.iso(null)).isEmpty();
        assertThat(words.level(null, null)).isEqualTo("ok");
    }

    private static Words words() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/web");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")), messages);
    }
}

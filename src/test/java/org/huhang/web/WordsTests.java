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
        assertThat(words.day(null)).isEmpty();
        assertThat(words.date(null)).isEmpty();
        assertThat(words.span(null)).isEmpty();
        assertThat(words.iso(null)).isEmpty();
    }

    private static Words words() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/web");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")), messages);
    }
}

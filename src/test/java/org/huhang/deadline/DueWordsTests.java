package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.deadline.Shipped.china;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.huhang.deadline.Reckoner.Question;
import org.huhang.deadline.SetDeadline.Status;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class DueWordsTests {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final Locale EN = Locale.ENGLISH;

    private final DueWords words = wordsAt("2026-11-20 17:00");

    @Test
    void saysWhyHoursEndWhereTheyDo() {
        var why = explained("TL-04", "receivedAt", Map.of("receivedAt", "2026-11-19T16:20:00+08:00"), ZH);
        assertThat(why.headline()).isEqualTo("今天 16:20 到期，已逾期 40 分钟");
        assertThat(why.urgency()).isEqualTo(Urgency.OVERDUE);
        assertThat(told(why))
                .containsExactly(
                        "规则: TL-04 移送有管辖权单位：24 小时",
                        "来源: 《公安机关办理行政案件程序规定》第61条第2款；《公安机关办理刑事案件程序规定》第175条",
                        "核实情况: 已核对法律原文",
                        "起点: 昨天 16:20（接报）",
                        "算法: 从起点时刻起按小时连续计算，夜间、周末和节假日都计入");
    }

    @Test
    void saysOverWhichDaysTheEndMoved() {
        var facts = Map.<String, Object>of("decidedAt", "2026-11-19T10:00:00+08:00");
        assertThat(told(explained("TL-08", "decidedAt", facts, ZH)))
                .endsWith("不计入: 11月22日（周日） 休息日", "顺延: 11月22日（周日） → 顺延至 11月23日（周一）");
        assertThat(told(explained("TL-08", "decidedAt", facts, EN)))
                .endsWith("Not counted: Nov 22 (Sun): day of rest", "Moved: Nov 22 (Sun) → moved to Nov 23 (Mon)");
    }

    @Test
    void namesHolidaysAndWorkedWeekendsOnce() {
        var facts = Map.<String, Object>of("decidedAt", "2026-09-28T10:00:00+08:00", "sender", "PROC");
        assertThat(told(explained("TL-11", "decidedAt", facts, ZH))).contains("不计入: 10月1日（周四）至10月7日（周三） 国庆节放假");
        var five = Map.<String, Object>of(
                "feedbackType", "final", "sender", "PROC", "resultAt", "2026-09-28T10:00:00+08:00");
        assertThat(told(explained("TL-11", "decidedAt", five, ZH)))
                .contains("不计入: 10月1日（周四）至10月7日（周三） 国庆节放假", "照常计入: 10月10日（周六） 国庆节调休上班");
        assertThat(told(explained("TL-11", "decidedAt", five, EN)))
                .contains(
                        "Not counted: Oct 1 (Thu) to Oct 7 (Wed): National Day holiday",
                        "Counted: Oct 10 (Sat): worked for National Day");
    }

    /** The term that the row lengthens says why; one that begins later and counts every day does not. */
    @Test
    void onlyATermWhoseRowSaysSoLeavesDaysOut() {
        var facts = Map.<String, Object>of(
                "filedAt", "2026-11-02T09:00:00+08:00",
                "decidedAt", "2026-11-19T09:00:00+08:00",
                "excludedDays", 5);
        assertThat(told(explained("TL-07", "filedAt", facts, ZH))).contains("不计入: 其中 5 天是鉴定、听证的时间，不计入期限");
        assertThat(told(explained("TL-07", "filedAt", facts, EN)))
                .contains("Not counted: 5 days of these do not count: forensic examination or hearing");
        assertThat(told(explained("TL-07b", "decidedAt", facts, ZH))).noneMatch(line -> line.contains("鉴定"));
    }

    @Test
    void admitsWhatIsNotLaw() {
        assertThat(told(explained("TL-17", null, Map.of(), ZH)))
                .contains("规则: TL-17 结案审核：5 个工作日", "来源: 法律没有规定期限，由本平台设定", "核实情况: 期限为本平台默认值", "起点: 今天 16:20（任务生成）");
        assertThat(told(explained("TL-13", null, Map.of("riskTier", "RED"), ZH)))
                .contains("规则: TL-13r 接警出警（红色、紧急）：30 分钟", "来源: 《反家庭暴力法》第15条（未规定具体期限）", "核实情况: 期限为本平台默认值；义务本身：已核对法律原文");
        assertThat(told(explained("TL-23", null, Map.of("province", "53"), EN)))
                .contains(
                        "Rule: TL-23b Domestic violence warning decision (Yunnan): 24 hours",
                        "Source: Yunnan Anti-Domestic Violence Regulation art. 28",
                        "How sure: local rule");
    }

    @Test
    void saysWhatAtOnceMeansHere() {
        assertThat(told(explained("TL-05", null, Map.of(), ZH))).contains("规则: TL-05 受案登记：立即（本平台按 1 小时 提醒）");
        assertThat(told(explained("TL-05", null, Map.of("riskTier", "RED"), ZH)))
                .contains("规则: TL-05 受案登记：立即（本平台按 30 分钟 提醒）");
        assertThat(told(explained("TL-05", null, Map.of(), EN)))
                .contains("Rule: TL-05 Acceptance of a report: at once (this platform reminds after 1" + " hour)");
    }

    @Test
    void marksWhatMayStillMove() {
        var why = explained("TL-07", null, Map.of("extensions", 1), ZH);
        assertThat(why.provisional()).isTrue();
        assertThat(why.headline()).isEqualTo("2027年1月19日 23:59 到期，剩 60 天");
        assertThat(told(why)).contains("暂定: 该年度放假安排尚未公布，暂按周末推算；公布后重新计算并告知");
    }

    @Test
    void keepsTheWayAChangedDateWent() {
        var deadline = deadline("TL-02", null, Map.of("riskTier", "RED"), Status.RUNNING, null);
        var change = new DeadlineChange(
                china("2026-11-20 16:30"),
                "初步判断为红色",
                "TL-02",
                "TL-02r",
                china("2026-11-20 17:20"),
                china("2026-11-20 16:50"));
        var published = new DeadlineChange(
                china("2026-11-20 16:40"),
                Recount.CALENDAR_PUBLISHED,
                "TL-02",
                "TL-02",
                china("2026-11-20 17:20"),
                china("2026-11-20 17:21"));
        assertThat(told(words.explain(deadline, List.of(change, published), ZH)))
                .endsWith(
                        "变更: 今天 16:30：由 今天 17:20 改为 今天 16:50。原因：初步判断为红色",
                        "变更: 今天 16:40：由 今天 17:20 改为 今天 17:21。原因：放假安排已公布");
    }

    @ParameterizedTest
    @CsvSource({
        "MET,按时办结：今天 16:50（今天 17:20 到期）,Done in time: today 16:50 (due today 17:20)",
        "MISSED,逾期办结：今天 16:50（今天 17:20 到期）,Done late: today 16:50 (due today 17:20)",
        "WITHDRAWN,已撤销，无需再办（原定 今天 17:20 到期）,'Withdrawn, nothing left to do (was due today 17:20)'"
    })
    void saysHowItEndedAndNeverPaintsFinishedWorkRed(Status status, String chinese, String english) {
        var ended = deadline("TL-02", null, Map.of(), status, china("2026-11-20 16:50"));
        var why = words.explain(ended, List.of(), ZH);
        assertThat(why.headline()).isEqualTo(chinese);
        assertThat(why.urgency()).isNull();
        assertThat(words.explain(ended, List.of(), EN).headline()).isEqualTo(english);
        assertThat(ended.urgency(china("2027-01-01 00:00"))).isEqualTo(Urgency.ON_TIME);
    }

    /** Wherever a due date is shown, at every tenth of every unit it has one urgency, and that one has a colour. */
    @Test
    void listsPagesAndTheReasonAgreeHowPressingATermIs() throws Exception {
        var colours = Files.readString(Path.of("src/main/frontend/src/app.css"));
        var seen = EnumSet.noneOf(Urgency.class);
        for (var term : ShippedReference.terms()) {
            if (term.rule().unit().setsDueDate() && !term.startsFrom().isEmpty()) {
                var from = term.startsFrom().get(0);
                var deadline =
                        deadline(term.code(), from, Map.of(from, "2026-11-20T09:00:00+08:00"), Status.RUNNING, null);
                var start = deadline.sum().startAt();
                var tenth = Duration.between(start, deadline.dueAt()).dividedBy(10);
                for (var tenths = 0; tenths <= 11; tenths++) {
                    var there = wordsAt(start.plus(tenth.multipliedBy(tenths)));
                    var due = there.due(deadline, ZH);
                    seen.add(due.urgency());
                    assertThat(there.explain(deadline, List.of(), ZH).urgency())
                            .as("%s after %d tenths", term.code(), tenths)
                            .isEqualTo(due.urgency());
                    assertThat(due.urgency() == Urgency.ON_TIME
                                    || colours.contains(".due-" + due.urgency().cssName() + " "))
                            .isTrue();
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Urgency.values());
    }

    @Test
    void saysTheTimeLeft() {
        assertThat(words.left(china("2026-11-20 17:38"), ZH)).isEqualTo("剩 38 分钟");
        assertThat(words.left(china("2026-11-20 15:00"), ZH)).isEqualTo("已逾期 2 小时");
        assertThat(words.left(china("2026-11-20 18:00"), EN)).isEqualTo("1 hour left");
        assertThat(words.left(china("2026-11-23 17:30"), EN)).isEqualTo("3 days left");
    }

    @Test
    void hasWordsForEveryUnitDayConfidenceAndStart() {
        var starts = ShippedReference.terms().stream()
                .flatMap(term -> term.startsFrom().stream())
                .map(name -> "deadline.from." + name);
        var units = Stream.of(TermUnit.values())
                .filter(TermUnit::setsDueDate)
                .map(DueWords::key)
                .flatMap(
                        unit -> Stream.of("deadline.amount.", "deadline.count.").map(prefix -> prefix + unit));
        var days = Stream.of(CalendarDay.Kind.values())
                .map(kind -> new CalendarDay(java.time.LocalDate.EPOCH, kind, "", "", false).key());
        var others = Stream.of(
                Stream.of(Confidence.values()).map(sure -> "deadline.confidence." + sure),
                Stream.of(Urgency.values()).map(Urgency::key),
                Stream.of(Status.values()).map(status -> "deadline.status." + status));
        var all = Stream.concat(Stream.of(starts, units, days).flatMap(keys -> keys), others.flatMap(keys -> keys))
                .toList();
        assertThat(properties("i18n/deadline.properties").stringPropertyNames()).containsAll(all);
    }

    @Test
    void isCompleteInEnglish() {
        assertThat(properties("i18n/deadline_en.properties").stringPropertyNames())
                .isEqualTo(properties("i18n/deadline.properties").stringPropertyNames());
    }

    private Explanation explained(String code, @Nullable String startsFrom, Map<String, Object> facts, Locale locale) {
        return words.explain(deadline(code, startsFrom, facts, Status.RUNNING, null), List.of(), locale);
    }

    private static SetDeadline deadline(
            String code,
            @Nullable String startsFrom,
            Map<String, Object> facts,
            Status status,
            @Nullable Instant endedAt) {
        var created = china("2026-11-20 16:20");
        var sum =
                Objects.requireNonNull(Shipped.reckoner().reckon(new Question(code, startsFrom, created, facts)), code);
        return new SetDeadline(
                1,
                "task-1",
                "532503-2026-00417",
                "userTask_registerIntake",
                code,
                sum,
                status,
                0,
                created,
                endedAt,
                facts);
    }

    private static List<String> told(Explanation why) {
        return why.lines().stream()
                .map(line -> line.label() + ": " + line.text())
                .toList();
    }

    private static DueWords wordsAt(String now) {
        return wordsAt(china(now));
    }

    private static DueWords wordsAt(Instant now) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/deadline");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new DueWords(messages, Clock.fixed(now, BusinessClock.CHINA));
    }

    private static Properties properties(String path) {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(path));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

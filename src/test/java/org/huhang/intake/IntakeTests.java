package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.huhang.form.Field;
import org.huhang.form.Forms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@NarrowIntakeTest
class IntakeTests {

    @Autowired
    private Intake intake;

    @Autowired
    private ReportTable reports;

    @Autowired
    private ReporterTable reporters;

    @Autowired
    private ReportForm form;

    @Autowired
    private Forms forms;

    @Autowired
    private Repeats repeats;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aReportWaitsForItsCaseWithItsReceiptAnswered() {
        beforeTheCaseIsOpened(() -> {
            var receipt = intake.file(Filings.anonymous("10.0.0.1"));
            var report = reports.byReceipt(receipt.receiptNo()).orElseThrow();
            assertThat(report.state()).isEqualTo(Report.State.RECEIVED);
            assertThat(report.caseNo()).isNull();
            assertThat(report.incident().regionCode()).isEqualTo(Filings.TOWNSHIP);
            assertThat(intake.waiting(1000, Set.of())).contains(report.id());
            assertThat(intake.answers(report.id()))
                    .singleElement()
                    .extracting(Answer::type)
                    .isEqualTo("receipt");
            assertThat(lines(report)).isEqualTo(1);
        });
    }

    /** The case is opened after the commit; here there is none. */
    private void beforeTheCaseIsOpened(Runnable test) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            test.run();
        });
    }

    private int lines(Report report) {
        return jdbc.sql("select count(*) from audit.line where subject_id = :id and act = 'report.filed'")
                .param("id", report.id().toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void theSameReportPostedAHundredTimesAtOnceIsOneReport() throws Exception {
        var filing = Filings.anonymous("10.0.0.2");
        var receipts = new HashSet<>(atOnce(100, () -> intake.file(filing)));
        assertThat(receipts).hasSize(1);
        assertThat(count(filing)).isEqualTo(1);
    }

    @Test
    void twoReportsOfTheSameTelephoneAreOneAlsoFromDifferentNetworks() {
        var reporter = Filings.reporter("王某", "138 0000 0001");
        var first = intake.file(Filings.of("同一件事", reporter, Filings.from("10.0.0.3")));
        var again = Filings.reporter("王某", "138 0000 0001");
        assertThat(intake.file(Filings.of("同一件事", again, Filings.from("10.0.0.4"))))
                .isEqualTo(first);
        assertThat(intake.file(Filings.of("又一件事", again, Filings.from("10.0.0.4"))))
                .isNotEqualTo(first);
    }

    @Test
    void anAnonymousReportIsTheSameOnlyFromTheSameNetworkOrBrowser() {
        var nobody = Filings.reporter(null, null);
        var first = intake.file(Filings.of("匿名一件", nobody, new Filing.Origin("10.0.0.5", "browser", null)));
        assertThat(intake.file(Filings.of("匿名一件", nobody, new Filing.Origin("10.0.0.5", null, null))))
                .isEqualTo(first);
        assertThat(intake.file(Filings.of("匿名一件", nobody, new Filing.Origin("10.0.0.6", "browser", null))))
                .isEqualTo(first);
        assertThat(intake.file(Filings.of("匿名一件", nobody, new Filing.Origin("10.0.0.7", "other", null))))
                .isNotEqualTo(first);
    }

    @Test
    void aKeyStandsForOneContentInTheHandsOfItsSender() {
        var nobody = Filings.reporter(null, null);
        var first = intake.file(Filings.of("甲", nobody, new Filing.Origin("10.0.0.8", null, "1")));
        assertThat(intake.file(Filings.of("甲", nobody, new Filing.Origin("10.0.0.8", null, "1"))))
                .isEqualTo(first);
        assertThat(intake.file(Filings.of("甲", nobody, new Filing.Origin("10.0.0.9", null, "1"))))
                .isEqualTo(first);
        var changed = Filings.of("甲，改了几个字", nobody, new Filing.Origin("10.0.0.8", null, "1"));
        assertThatThrownBy(() -> intake.file(changed)).isInstanceOf(KeyReused.class);
        assertThat(count(changed)).isZero();
        assertThat(intake.file(Filings.of("甲", nobody, new Filing.Origin("10.0.0.8", null, "2"))))
                .isNotEqualTo(first);
        var signedIn = Filings.of("甲，改了几个字", nobody, new Filing.Origin("10.0.0.8", "somebody", "1"));
        assertThat(intake.file(signedIn)).isNotEqualTo(first);
    }

    /** The telephone of a victim is known to whoever wants the receipt, and keys of hospitals are running numbers. */
    @Test
    void whoeverKnowsKeyAndTelephoneOfAnotherGetsNoReceiptOfHis() {
        var victim = Filings.reporter(null, "0873-3700001");
        var report = Filings.of("医院的报告", victim, new Filing.Origin("10.0.1.2", null, "HIS-1"));
        var receipt = intake.file(report);
        var attack = Filings.of("别的内容", victim, new Filing.Origin("10.0.1.9", null, "HIS-1"));
        assertThat(intake.file(attack)).isNotEqualTo(receipt);
        assertThat(intake.file(report)).isEqualTo(receipt);
    }

    @Test
    void aKeyThatSomebodyUsedBeforeKeepsNoReportOut() {
        var victim = Filings.reporter(null, "0873-3700002");
        var squatted = intake.file(Filings.of("占用", victim, new Filing.Origin("10.0.1.9", null, "HIS-2")));
        var report = Filings.of("医院的第二份报告", victim, new Filing.Origin("10.0.1.2", null, "HIS-2"));
        var receipt = intake.file(report);
        assertThat(receipt).isNotEqualTo(squatted);
        assertThat(count(report)).isEqualTo(1);
        assertThat(intake.file(report)).isEqualTo(receipt);
    }

    @Test
    void whoeverSaysTheSameWordsLaterSaysThemAgain() {
        var filing = Filings.anonymous("10.0.0.11");
        var first = intake.file(filing);
        jdbc.sql("update intake.repeat set until = until - interval '11 minutes'")
                .update();
        assertThat(intake.file(filing)).isNotEqualTo(first);
        assertThat(count(filing)).isEqualTo(2);
    }

    @Test
    void oneAddressFilesNoMoreThanItsShareHoweverManyComeAtOnce() throws Exception {
        var results = atOnce(40, () -> {
            try {
                return intake.file(Filings.anonymous("10.0.0.12")).receiptNo();
            } catch (TooManyReports e) {
                return "";
            }
        });
        assertThat(results.stream().filter(result -> !result.isEmpty())).hasSize(3);
        assertThat(intake.file(Filings.anonymous("10.0.0.13"))).isNotNull();
    }

    @Test
    void repeatsDoNotCountAgainstTheRate() {
        var first = Filings.anonymous("10.0.0.14");
        var receipt = intake.file(first);
        IntStream.range(0, 2).forEach(i -> intake.file(Filings.anonymous("10.0.0.14")));
        assertThat(intake.file(first)).isEqualTo(receipt);
        assertThatThrownBy(() -> intake.file(Filings.anonymous("10.0.0.14"))).isInstanceOf(TooManyReports.class);
    }

    @Test
    void thePlatformItselfIsNotCounted() {
        IntStream.range(0, 8).forEach(i -> intake.file(Filings.anonymous(null)));
    }

    @Test
    void whoWantsToStayAnonymousLeavesNoNameBehind() {
        var reporter =
                new Reporter("李某", "13800000002", "li@example.cn", "某小学", "教务处", true, true, java.util.Locale.CHINESE);
        var receipt = intake.file(Filings.of("匿名但留了电话", reporter, Filings.from("10.0.0.15")));
        var report = reports.byReceipt(receipt.receiptNo()).orElseThrow();
        var kept = reporters.find(report.id()).orElseThrow();
        assertThat(kept.name()).isNull();
        assertThat(kept.unit()).isNull();
        assertThat(kept.department()).isNull();
        assertThat(kept.phone()).isEqualTo("13800000002");
        assertThat(report.fromUnit()).isTrue();
    }

    @Test
    void aReportIsTakenByOneCaseOnly() {
        beforeTheCaseIsOpened(() -> {
            var id = filed("10.0.0.16");
            assertThat(intake.take(id)).isPresent();
            intake.attach(id, "999999-2026-00001");
            assertThat(intake.take(id)).isEmpty();
            assertThat(intake.waiting(1000, Set.of())).doesNotContain(id);
            assertThat(intake.ofCase("999999-2026-00001"))
                    .extracting(Report::id)
                    .containsExactly(id);
            assertThat(intake.unanswered("999999-2026-00001"))
                    .extracting(Report::id)
                    .containsExactly(id);
        });
    }

    @Test
    void childrenInDangerComeFirst() {
        beforeTheCaseIsOpened(() -> {
            var calm = filed("10.0.0.19");
            var told = Filings.anonymous("10.0.0.19");
            var danger = new Incident(Filings.TOWNSHIP, List.of(4), true, "x", null, null, null, false, null);
            intake.file(new Filing(danger, told.children(), told.reporter(), List.of(), told.origin()));
            assertThat(intake.waiting(1, Set.of())).doesNotContain(calm).hasSize(1);
        });
    }

    @Test
    void aLaterReportIsAcceptedOnlyWhenSomebodyRegisteredIt() {
        var one = filed("10.0.0.17");
        intake.attach(one, "999999-2026-00002");
        intake.accept("999999-2026-00002");
        intake.proceed("999999-2026-00002");
        assertThat(intake.report(one).state()).isEqualTo(Report.State.IN_PROGRESS);
        var two = filed("10.0.0.17");
        intake.attach(two, "999999-2026-00002");
        intake.proceed("999999-2026-00002");
        assertThat(intake.report(two).state()).isEqualTo(Report.State.RECEIVED);
        intake.accept(two);
        assertThat(intake.report(two).state()).isEqualTo(Report.State.IN_PROGRESS);
        intake.accept(two);
        intake.accept("999999-2026-00002");
        assertThat(intake.report(one).state()).isEqualTo(Report.State.IN_PROGRESS);
        intake.close("999999-2026-00002");
        assertThat(intake.report(two).state()).isEqualTo(Report.State.CLOSED);
    }

    @Test
    void aReportAboutSeveralChildrenBelongsToEachOfTheirCasesAndIsOverWithTheLast() {
        var told = Filings.anonymous("10.0.0.23");
        var needs = new ReportedChild.Needs("hani", true, false, "hearing", true);
        var brother = new ReportedChild("阿木", "M", null, null, null, null, null, "寄宿小学", needs);
        var filing = new Filing(
                told.incident(), List.of(Filings.child("阿诗"), brother), told.reporter(), List.of(), told.origin());
        var receipt = intake.file(filing);
        assertThat(intake.file(filing)).isEqualTo(receipt);
        var id = intake.ofReceipt(receipt.receiptNo()).id();
        assertThat(intake.report(id).children()).containsExactly(Filings.child("阿诗"), brother);
        intake.attach(id, 0, "999999-2026-00005");
        intake.attach(id, 1, "999999-2026-00006");
        for (var caseNo : List.of("999999-2026-00005", "999999-2026-00006")) {
            assertThat(intake.ofCase(caseNo)).extracting(Report::id).containsExactly(id);
            assertThat(intake.unanswered(caseNo)).extracting(Report::id).containsExactly(id);
        }
        intake.accept("999999-2026-00005");
        intake.close("999999-2026-00005");
        assertThat(intake.report(id).state()).isEqualTo(Report.State.ACCEPTED);
        intake.close("999999-2026-00006");
        assertThat(intake.report(id).state()).isEqualTo(Report.State.CLOSED);
    }

    @Test
    void reportsOfAMergedCaseAreOwedByTheOther() {
        var id = filed("10.0.0.18");
        intake.attach(id, "999999-2026-00003");
        intake.moveAll("999999-2026-00003", "999999-2026-00004");
        assertThat(intake.unanswered("999999-2026-00003")).isEmpty();
        assertThat(intake.unanswered("999999-2026-00004"))
                .extracting(Report::id)
                .containsExactly(id);
    }

    @Test
    void anUnknownPlaceIsRefused() {
        var filing = Filings.anonymous(null);
        var elsewhere = new Incident("999999", List.of(4), false, "x", null, null, null, false, null);
        assertThatThrownBy(() -> intake.file(
                        new Filing(elsewhere, filing.children(), filing.reporter(), filing.files(), filing.origin())))
                .isInstanceOf(org.huhang.agency.NoSuchRegion.class);
    }

    private java.util.UUID filed(String address) {
        var receipt = intake.file(Filings.anonymous(address));
        return reports.byReceipt(receipt.receiptNo()).orElseThrow().id();
    }

    private int count(Filing filing) {
        return jdbc.sql("select count(*) from intake.report where description = :text")
                .param("text", filing.incident().description())
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        try {
            var calls = IntStream.range(0, times).mapToObj(i -> act).toList();
            var results = new java.util.ArrayList<T>();
            for (var result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    /** By hand: reports of before an upgrade are known after it. */
    @Test
    void theContentOfAReportIsWrittenAsItAlwaysWas() {
        var filing = Filings.of("伤", Filings.reporter("王", "13800000000"), Filing.Origin.PLATFORM);

        assertThat(repeats.content(filing))
                .isEqualTo("9:5325031023:[4]5:false1:伤0:0:0:5:false0:0:0:1:王11:138000000000:0:0:5:false5:false"
                        + "43:2:阿诗0:0:0:0:0:0:0:0:5:false5:false0:5:false");
    }

    /** Asked of the form itself: a field that is added there and forgotten elsewhere is found here. */
    @Test
    void everyFieldOfTheFormMakesAnotherReportAndIsKept() {
        var least = Map.<String, Object>of(
                "regionCode",
                Filings.TOWNSHIP,
                "reportCategory",
                List.of("4"),
                "description",
                "伤",
                "immediateDanger",
                false);
        var fullest = new HashMap<String, Object>(least);
        var fields = forms.shipped("mandatory-report/submit-report").fields().stream()
                .filter(field -> !field.key().equals(ReportForm.FILES))
                .toList();
        fields.forEach(field -> fullest.putIfAbsent(field.key(), value(field)));
        fullest.put("wantsAnonymity", false);

        assertThat(fields).allSatisfy(field -> {
            var more = new HashMap<String, Object>(least);
            more.put(field.key(), field.key().equals("regionCode") ? Filings.COUNTY : value(field));
            var less = new HashMap<String, Object>(fullest);
            less.remove(field.key());
            assertThat(!content(more).equals(content(least)) || !content(less).equals(content(fullest)))
                    .as(field.key())
                    .isTrue();
        });
        beforeTheCaseIsOpened(() -> {
            var filing = filing(fullest);
            var report = reports.byReceipt(intake.file(filing).receiptNo()).orElseThrow();
            assertThat(report.incident()).isEqualTo(filing.incident());
            assertThat(report.children()).isEqualTo(filing.children());
            assertThat(reporters.find(report.id())).hasValue(filing.reporter());
        });
    }

    private static Object value(Field field) {
        return switch (field.key()) {
            case "reporterEmail" -> "wang@example.cn";
            case "reporterPhone", "guardianPhone" -> "13800000000";
            case "idNo" -> "532503201501010011";
            case "birthDate" -> "2015-01-01";
            case "foundAt" -> "2026-01-02T03:04:00+08:00";
            default ->
                switch (field.type()) {
                    case "checkbox" -> true;
                    case "checklist" -> List.of(field.options().get(1).code());
                    case "select" ->
                        field.options().isEmpty() ? "" : field.options().get(0).code();
                    default -> "另写的 " + field.key();
                };
        };
    }

    private String content(Map<String, Object> posted) {
        return repeats.content(filing(posted));
    }

    private Filing filing(Map<String, Object> posted) {
        var judged = form.judge(posted, Locale.CHINESE);
        assertThat(judged.mistakes()).isEmpty();
        return form.filing(judged, Filing.Origin.PLATFORM, Locale.CHINESE);
    }
}

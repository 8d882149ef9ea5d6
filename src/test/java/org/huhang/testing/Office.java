package org.huhang.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.agency.Person;
import org.huhang.demo.DemoPeople;
import org.huhang.document.Documents;
import org.huhang.engine.Jobs;
import org.huhang.form.Form;
import org.huhang.intake.Filing;
import org.huhang.intake.Incident;
import org.huhang.intake.Intake;
import org.huhang.intake.Receipt;
import org.huhang.intake.ReportedChild;
import org.huhang.intake.Reporter;
import org.huhang.model.Work;
import org.huhang.processes.UsualAnswers;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.Draft;
import org.huhang.worklist.Drafts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People at work, for tests that follow a case through the real platform. */
@Component
public class Office {

    private static final int ENOUGH = 30;
    private static final Pattern SAMPLE = Pattern.compile("[a-z_]+\\.\\d+(\\.leader)?");
    private static final List<String> PAPERS = List.of("receiptPaper");

    private final DemoPeople people;
    private final People accounts;
    private final Directory directory;
    private final Intake intake;
    private final Worklist worklist;
    private final Drafts drafts;
    private final CaseCards cards;
    private final Corrections corrections;
    private final Documents documents;
    private final Jobs jobs;
    private final JdbcClient jdbc;

    Office(
            DemoPeople people,
            People accounts,
            Directory directory,
            Intake intake,
            Worklist worklist,
            Drafts drafts,
            CaseCards cards,
            Corrections corrections,
            Documents documents,
            Jobs jobs,
            JdbcClient jdbc) {
        this.people = people;
        this.accounts = accounts;
        this.directory = directory;
        this.intake = intake;
        this.worklist = worklist;
        this.drafts = drafts;
        this.cards = cards;
        this.corrections = corrections;
        this.documents = documents;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    /** Everybody has an account. */
    public Office staffed() {
        people.enrol();
        return this;
    }

    /** A person by user name. */
    public Person person(String id) {
        return directory.person(id);
    }

    /** Whoever may take a task of a group. */
    public List<Person> people(String group) {
        return directory.peopleOf(group);
    }

    /** Whoever of the sample people may take a task of a group, and nobody whom another test enrolled with rights of its own. */
    public Person somebody(String group) {
        return people(group).stream()
                .filter(person -> SAMPLE.matcher(person.id()).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody of the sample in " + group));
    }

    /** What a teacher of 草坝镇 records of a pupil who has not come for two weeks, and whose home was visited. */
    public static Map<String, Object> absence(String child, String birthDate) {
        var answers = new LinkedHashMap<String, Object>(Map.of(
                "startWhose", "new",
                "startPlace", "532503102001",
                "childName", child,
                "sex", "F",
                "birthDate", birthDate));
        answers.putAll(Map.of(
                "foundHow",
                "visit",
                "absentOn",
                java.time.LocalDate.now().minusWeeks(2).toString(),
                "dropoutCauses",
                List.of("learning"),
                "contactTried",
                "no",
                "dangerNow",
                "no",
                Form.CONFIRMED,
                List.of("startWhose=new")));
        return answers;
    }

    /** What a teacher of 草坝镇 records about the guardian of a child. */
    public static Map<String, Object> conduct(String child, String birthDate) {
        var answers = new LinkedHashMap<String, Object>(Map.of(
                "startWhose", "new",
                "startPlace", "532503102001",
                "childName", child,
                "sex", "F",
                "birthDate", birthDate));
        answers.putAll(Map.of(
                "offenderName",
                "严某",
                "offenderRelation",
                "father",
                "offenderPhone",
                "13800000077",
                "guardianConduct",
                List.of("c11"),
                "discoveredAt",
                java.time.Instant.now().minusSeconds(3600).toString(),
                "conductFacts",
                "经常把孩子一个人锁在家里，夜里也不回来。",
                "childState",
                "害怕，不敢睡",
                "injury",
                "no",
                "dangerNow",
                "no",
                Form.CONFIRMED,
                List.of("startWhose=new")));
        return answers;
    }

    /** Files a report about an invented child. */
    public Receipt report(String childName, int category, boolean danger) {
        return intake.file(filing(childName, "2015-05-01", category, danger));
    }

    /** Files a report. */
    public Receipt file(Filing filing) {
        return intake.file(filing);
    }

    /** Files a report about an invented child that was born on a day. */
    public Receipt reportOf(String childName, String birthDate, int category) {
        return intake.file(filing(childName, birthDate, category, false));
    }

    /** A report of a teacher in 草坝镇. */
    public Filing filing(@Nullable String childName, @Nullable String birthDate, int category, boolean danger) {
        return filing(childName, birthDate, category, danger, "532503102001");
    }

    /** A report of a teacher, wherever it happened. */
    public Filing filing(
            @Nullable String childName, @Nullable String birthDate, int category, boolean danger, String region) {
        return filing(List.of(child(childName, birthDate)), category, danger, region);
    }

    /** A report about a neglected child of whom the reporter suspects that it was sexually assaulted. */
    public Filing filingOfAssault(String childName, Incident.Suspicion suspected) {
        var plain = filing(childName, "2012-04-04", 10, false);
        var incident = new Incident(
                "532503102001", List.of(10), false, "看到的情况", null, null, null, false, null, suspected, null);
        return new Filing(incident, plain.children(), plain.reporter(), plain.files(), plain.origin());
    }

    /** A report about a child whose identity number is known, wherever it happened. */
    public Filing filingOf(String idNo, int category, boolean danger, String region) {
        var born = java.time.LocalDate.parse(idNo.substring(6, 14), java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
        var child = new ReportedChild("证号", "F", born, idNo, null, null, null, null);
        return filing(List.of(child), category, danger, region);
    }

    /** A report about two children of one home. */
    public Filing filingOfSiblings(String surname, int category) {
        return filing(
                List.of(child(surname + "大", "2013-03-03"), child(surname + "小", "2017-07-07")),
                category,
                false,
                "532503102001");
    }

    private static ReportedChild child(@Nullable String name, @Nullable String birthDate) {
        return new ReportedChild(
                name,
                "F",
                birthDate == null ? null : java.time.LocalDate.parse(birthDate),
                null,
                null,
                null,
                null,
                null);
    }

    private static Filing filing(List<ReportedChild> children, int category, boolean danger, String region) {
        return new Filing(
                new Incident(region, List.of(category), danger, "看到的情况", null, null, null, false, null),
                children,
                new Reporter("测老师", "13800000000", "teacher@school.example", "测试小学", null, true, false, Locale.CHINESE),
                List.of(),
                new Filing.Origin(null, null, UUID.randomUUID().toString()));
    }

    /** The case that a report came to; nobody who reports waits for it, so it may come a moment later. */
    public String caseOf(Receipt receipt) {
        await().atMost(Duration.ofMinutes(1)).until(() -> foundCase(receipt) != null);
        return java.util.Objects.requireNonNull(foundCase(receipt));
    }

    private @Nullable String foundCase(Receipt receipt) {
        return intake.ofReceipt(receipt.receiptNo()).caseNo();
    }

    /** The open item of a case with a task key. */
    public WorkItem open(String caseNo, String elementId) {
        jobs.runDue();
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && item.elementId().equals(elementId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open " + elementId + ", but " + openKeys(caseNo)));
    }

    /** All open items of a case that lie with agencies of a kind. */
    public List<WorkItem> openOf(AgencyType type, String caseNo) {
        jobs.runDue();
        return worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .filter(item -> directory.agency(item.agencyCode()).type() == type)
                .toList();
    }

    /** The keys of all open items of a case. */
    public List<String> openKeys(String caseNo) {
        jobs.runDue();
        return worklist.ofCase(caseNo).stream()
                .filter(WorkItem::open)
                .map(WorkItem::elementId)
                .sorted()
                .toList();
    }

    /** The open items of a case with a task key. */
    public List<WorkItem> openItems(String caseNo, String elementId) {
        jobs.runDue();
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.open() && item.elementId().equals(elementId))
                .toList();
    }

    /** The kinds of the messages that a person got about a case, oldest first. */
    public List<String> told(String person, String caseNo) {
        return jdbc.sql("select kind from notification.message where recipient = ? and case_no = ? order by id")
                .params(person, caseNo)
                .query(String.class)
                .list();
    }

    /** A case about somebody's welfare, taken in, without police. */
    public String welfareCase(String childName, String birthDate) {
        var caseNo = caseOf(intake.file(filing(childName, birthDate, 10, false)));
        does(caseNo, "userTask_registerIntake", welfare(Map.of()));
        return caseNo;
    }

    /**
     * The answer by which police send a case to another unit of the platform.
     *
     * @param agency its code
     * @return the answers of that choice
     */
    public static Map<String, Object> toPolice(String agency) {
        return Map.of(
                "ownJurisdiction", "no",
                "transferWhere", "platform",
                "transferToAgency", agency,
                "transferTold", "told");
    }

    /**
     * A RED case whose child police have seen safe, and whose needs are to be assessed.
     *
     * @param child its name
     * @param danger whether the report says that it is in danger
     * @return the case
     */
    public String seenSafe(String child, boolean danger) {
        var caseNo = caseOf(report(child, 4, danger));
        does(caseNo, "userTask_registerIntake", Map.of("receivers", List.of("POLICE", "CIVIL"), "riskTier", "RED"));
        does(caseNo, "userTask_policeReceive", Map.of("childCondition", List.of("safe")));
        worksUntil(caseNo, "userTask_needsAssessment");
        return caseNo;
    }

    /** What intake answers where neither police nor haste is needed, but for what differs. */
    public static Map<String, Object> welfare(Map<String, Object> differs) {
        var answers = new java.util.HashMap<String, Object>(
                Map.of("receivers", List.of("CIVIL", "TOWNSHIP"), "riskTier", "YELLOW"));
        answers.putAll(differs);
        return answers;
    }

    /** A new case in which nothing is left to do but to decide on a hand-over and to close. */
    public String caseWithAHandOver(String childName) {
        var caseNo = caseOf(report(childName, 10, false));
        does(
                caseNo,
                "userTask_registerIntake",
                Map.of("receivers", List.of("CIVIL", "TOWNSHIP"), "riskTier", "YELLOW"));
        does(caseNo, "userTask_needsAssessment", Map.of("helpNeeded", "no", "temporaryCareNeeded", "yes"));
        worksUntil(caseNo, "userTask_close", "userTask_takeHandOver");
        return caseNo;
    }

    /** Does whatever lies first, as usual, until nothing but these tasks is open, or nothing at all. */
    public void worksUntil(String caseNo, String... elementIds) {
        for (var rounds = 0; rounds < ENOUGH; rounds++) {
            var others = openKeys(caseNo).stream()
                    .filter(key -> !List.of(elementIds).contains(key))
                    .findFirst();
            if (others.isEmpty()) {
                return;
            }
            does(caseNo, others.get());
        }
    }

    /** Somebody of the group takes a task and answers it as usual, but for what differs. */
    public void does(String caseNo, String elementId, Map<String, Object> differs) {
        claims(caseNo, elementId);
        completes(caseNo, elementId, differs);
    }

    /** Somebody of the group takes a task. */
    public UUID claims(String caseNo, String elementId) {
        return claims(somebody(open(caseNo, elementId).group()), caseNo, elementId);
    }

    /** A person takes a task. */
    public UUID claims(Person person, String caseNo, String elementId) {
        var item = open(caseNo, elementId);
        worklist.claim(person, item.id());
        return item.id();
    }

    /** The holder answers a task as usual. */
    public void completes(String caseNo, String elementId) {
        completes(caseNo, elementId, Map.of());
    }

    /** The holder answers a task as usual, but for what differs. */
    public void completes(String caseNo, String elementId, Map<String, Object> differs) {
        var item = open(caseNo, elementId);
        var person = directory.person(java.util.Objects.requireNonNull(item.holder()));
        var answers = usual(caseNo, elementId, person, differs);
        worklist.complete(person, item.id(), answers, item.version());
        jobs.runDue();
    }

    /** A person takes this task of several alike and answers it. */
    public void does(Person person, WorkItem task, Map<String, Object> differs) {
        worklist.claim(person, task.id());
        var answers = usual(task.caseNo(), task.elementId(), person, differs);
        worklist.complete(person, task.id(), answers, worklist.item(task.id()).version());
        jobs.runDue();
    }

    /** The holder has written the usual answers, and did not send them yet; returns the holder. */
    public String draftsAsUsual(String caseNo, String elementId) {
        var item = open(caseNo, elementId);
        var person = directory.person(java.util.Objects.requireNonNull(item.holder()));
        drafts.save(person, item.id(), usual(caseNo, elementId, person, Map.of()), Draft.Seen.NONE);
        return person.id();
    }

    /** What this person would answer to the task on an ordinary day, but for what differs; papers are uploaded. */
    public Map<String, Object> usual(String caseNo, String elementId, Person person, Map<String, Object> differs) {
        var answers = new LinkedHashMap<>(UsualAnswers.of(elementId));
        if (elementId.equals("userTask_registerIntake")) {
            answers.putAll(asTheTablesSay(caseNo));
        }
        if (elementId.equals("userTask_feedbackReporter")) {
            answers.put("answers", told(caseNo));
        }
        // The usual no to sexual assault is asked back where a report says otherwise, merging where the children
        // differ, that it is no matter for police where somebody may have harmed the child,
        // and that it is about no child, or that there is no danger, while somebody is in danger.
        answers.put(
                Form.CONFIRMED,
                List.of(
                        "sexualAssaultSuspected=no",
                        "mergeInto=" + differs.get("mergeInto"),
                        "mergeInto/secret=" + differs.get("mergeInto"),
                        "sameChild=merge",
                        "sameChild/secret=merge",
                        "otherTaker=" + differs.get("otherTaker"),
                        "intakeDecision=notAboutMinor",
                        "dangerFound=no",
                        "dangerNow=no",
                        "removalNeeded=no",
                        "natureExpected=notPolice",
                        "caseNature=notPolice",
                        "notPoliceApproved=yes",
                        "filingDecision=noCase",
                        "endState=no",
                        "endState=closedServed",
                        "endState=closedNoRisk"));
        answers.putAll(differs);
        var read = new ArrayList<Object>((List<?>) answers.getOrDefault(Form.CONFIRMED, List.of()));
        worklist.ofCase(caseNo).stream()
                .filter(item -> item.elementId().equals(elementId))
                .forEach(item -> read.addAll(worklist.readNow(item.id())));
        answers.put(Form.CONFIRMED, read);
        for (var paper : PAPERS) {
            answers.computeIfPresent(paper, (key, value) -> List.of(paper(person.id())));
        }
        return answers;
    }

    /** Why an answer is not taken, each as field and code; nothing where it was. Whoever has the task, or may take it, tries. */
    public List<String> refused(String caseNo, String elementId, Map<String, Object> differs) {
        try {
            if (open(caseNo, elementId).holder() == null) {
                claims(caseNo, elementId);
            }
            completes(caseNo, elementId, differs);
            return List.of();
        } catch (AnswerRefused refused) {
            return refused.problems().stream()
                    .map(problem -> problem.field() + " " + problem.code())
                    .toList();
        }
    }

    /** Whoever was told something of a case. */
    public List<String> toldOf(String kind, String caseNo) {
        return jdbc.sql("select recipient from notification.message where kind = ? and case_no = ?")
                .params(kind, caseNo)
                .query(String.class)
                .list();
    }

    /** With which groups a task lies. */
    public List<String> groups(String caseNo, String elementId) {
        return openItems(caseNo, elementId).stream().map(WorkItem::group).toList();
    }

    /** Intake passes the report on to another agency of the platform. */
    public static Map<String, Object> forwardedTo(String agency) {
        return Map.of("intakeDecision", "forward", "forwardWhere", "platform", "forwardToAgency", agency);
    }

    /** Whoever did a task last corrects the answer; what was not asked before is answered as usual. */
    public void corrects(String caseNo, String elementId, Map<String, Object> differs, String reason) {
        var done = worklist.ofCase(caseNo).stream()
                .filter(item ->
                        item.state() == WorkItem.State.DONE && item.elementId().equals(elementId))
                .reduce((first, last) -> last)
                .orElseThrow();
        var author = directory.person(java.util.Objects.requireNonNull(done.holder()));
        var answers = new LinkedHashMap<>(usual(caseNo, elementId, author, differs));
        answers.putAll(worklist.answers(done.id()));
        answers.putAll(differs);
        corrections.correct(
                author, done.id(), answers, reason, corrections.of(done.id()).size());
        jobs.runDue();
    }

    /** What nobody may set lower than the tables do. */
    private Map<String, Object> asTheTablesSay(String caseNo) {
        var said = new LinkedHashMap<String, Object>();
        var card = cards.card(caseNo).orElseThrow();
        if (card.riskTier().equals("RED")) {
            said.put("riskTier", "RED");
        }
        if (card.secret()) {
            said.put("secrecy", "MAX");
            said.put("receivers", List.of("POLICE", "PROC", "HOSPITAL", "CIVIL"));
        }
        return said;
    }

    /** New people with one role of an agency. */
    public List<Person> hire(String agency, String role, int many) {
        var ids = java.util.stream.IntStream.range(0, many)
                .mapToObj(number -> "hand." + role.toLowerCase(Locale.ROOT) + "." + number)
                .toList();
        accounts.enrol(
                ids.stream()
                        .map(id -> new NewPerson(id, "帮手", agency, java.util.Set.of(role), Locale.CHINESE))
                        .toList(),
                DemoPeople.PASSWORD,
                "system");
        return ids.stream().map(directory::person).toList();
    }

    private List<Map<String, Object>> told(String caseNo) {
        return intake.unanswered(caseNo).stream()
                .map(report -> Map.<String, Object>of(
                        "reportNo",
                        report.receiptNo(),
                        "result",
                        refused(caseNo) ? "notAccepted" : "helped",
                        "content",
                        "已经查清，孩子得到了帮助。",
                        "channel",
                        hasMail(report.id()) ? "mail" : "code"))
                .toList();
    }

    private boolean hasMail(UUID report) {
        return jdbc.sql("select exists (select from intake.reporter where report_id = ? and email is not null)")
                .param(report)
                .query(Boolean.class)
                .single();
    }

    private boolean refused(String caseNo) {
        var answers = worklist.answersOfCase(caseNo);
        return answers.stream().noneMatch(answer -> answer.work() == Work.ASSESSMENT)
                && answers.stream()
                        .filter(answer -> answer.work() == Work.INTAKE)
                        .map(answer -> answer.answers().get("intakeDecision"))
                        .reduce((first, later) -> later)
                        .filter(java.util.Set.of("notAboutMinor", "forward")::contains)
                        .isPresent();
    }

    /** As {@link #does(String, String, Map)}, as usual in every field. */
    public void does(String caseNo, String elementId) {
        does(caseNo, elementId, Map.of());
    }

    /** Does several tasks as usual, one after another. */
    public void does(String caseNo, List<String> elementIds) {
        new ArrayList<>(elementIds).forEach(key -> does(caseNo, key));
    }

    /** A file that somebody uploaded. */
    public String paper(String by) {
        return documents
                .upload("回执.txt", new ByteArrayResource("受案回执".getBytes(java.nio.charset.StandardCharsets.UTF_8)), by)
                .id()
                .toString();
    }
}

package org.huhang.reporting;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseBegun;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseLinks;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.casework.Secrecy;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildWords;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * A registered report may be about a child that the officer may not know. He learns nothing; the office that coordinates the
 * place of the other case is asked, in that case, whether it is the same child.
 */
@Component
class SameChild implements TaskFacts, TaskRule {

    private static final Logger log = LoggerFactory.getLogger(SameChild.class);

    /** Of more than these nobody would find out. */
    private static final int ASKED = 10;

    private final SameChildTable table;
    private final CaseRegister register;
    private final Cases cases;
    private final CaseProcess process;
    private final Secrecy secrecy;
    private final Exclusions exclusions;
    private final CaseLinks links;
    private final Merging merging;
    private final MergeDoubts doubts;
    private final MayMerge mayMerge;
    private final Dangers dangers;
    private final ChildFiles children;
    private final ChildWords called;
    private final Directory directory;
    private final Worklist worklist;
    private final MessageSource words;
    private final Clock clock;

    SameChild(
            SameChildTable table,
            CaseRegister register,
            Cases cases,
            CaseProcess process,
            Secrecy secrecy,
            Exclusions exclusions,
            CaseLinks links,
            Merging merging,
            MergeDoubts doubts,
            MayMerge mayMerge,
            Dangers dangers,
            ChildFiles children,
            ChildWords called,
            Directory directory,
            Worklist worklist,
            MessageSource words,
            Clock clock) {
        this.table = table;
        this.register = register;
        this.cases = cases;
        this.process = process;
        this.secrecy = secrecy;
        this.exclusions = exclusions;
        this.links = links;
        this.merging = merging;
        this.doubts = doubts;
        this.mayMerge = mayMerge;
        this.dangers = dangers;
        this.children = children;
        this.called = called;
        this.directory = directory;
        this.worklist = worklist;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Asks about the open cases of children like this one that whoever registered the report may not open, of the likeliest
     * first. Each pair of cases is asked about once.
     *
     * @param asking the case of the registered report
     * @param reader who registered it
     */
    void ask(CaseFile asking, Person reader) {
        var alike = children.worthAsking(children.file(asking.childId())).stream()
                .map(like -> like.file().id())
                .toList();
        register.ofEach(alike).values().stream()
                .flatMap(List::stream)
                .filter(other -> other.open()
                        && !cases.mayOpen(reader, other.caseNo())
                        && !register.siblings(asking.caseNo(), other.caseNo()))
                .limit(ASKED)
                .forEach(other -> ask(asking, other, reader.agencyCode()));
    }

    /** Of whom a process was begun by hand may have a case elsewhere. */
    @EventListener
    void on(CaseBegun begun) {
        if (begun.opened()) {
            ask(cases.file(begun.caseNo()), directory.person(begun.personId()));
        }
    }

    @EventListener
    void on(ChildPerhapsKnown known) {
        ask(cases.file(known.caseNo()), cases.file(known.other()), known.agency());
    }

    private void ask(CaseFile asking, CaseFile other, String agency) {
        var id = UUID.randomUUID();
        if (table.ask(id, asking.caseNo(), other.caseNo(), agency, clock.instant())) {
            table.runs(id, process.sameChildAsked(other, dangers.acute(asking)));
            tellDanger(asking);
            log.info("the coordinating office of case {} is asked about another case", other.caseNo());
        }
    }

    /** Whatever danger a case that asks is in, those whom it asks know. */
    private void tellDanger(CaseFile asking) {
        table.askedBy(asking.caseNo()).forEach(asked -> dangers.asked(asking, asked.other(), asked.instanceId()));
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return task.work() == Work.SAME_CHILD
                ? table.ofInstance(task.instanceId())
                        .map(asked -> compared(asked, LocaleContextHolder.getLocale()))
                        .orElse(Map.of())
                : Map.of();
    }

    private Map<String, Object> compared(SameChildTable.Question asked, Locale locale) {
        var here = children.file(cases.file(asked.other()).childId());
        var there = children.file(cases.file(asked.asking()).childId());
        var values = new LinkedHashMap<String, Object>();
        values.put("childHere", called.label(here, locale));
        values.put("childThere", called.label(there, locale));
        values.put("askedBy", directory.agency(asked.askedBy()).name(locale));
        values.put("decidedThere", words.getMessage("reporting.decided." + decided(asked.asking()), null, locale));
        values.put("compared", called.compared(children.compare(here, there), locale));
        return values;
    }

    /** What the office of the report did with it; its reasons are its own. */
    private String decided(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.INTAKE)
                .reduce((first, later) -> later)
                .map(answer ->
                        WhoKnowsTheChild.refused(answer.work(), new Given(answer.answers())) ? "refused" : "takenIn")
                .orElse("notYet");
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        if (task.work() != Work.SAME_CHILD || !"merge".equals(answers.get("sameChild"))) {
            return List.of();
        }
        return table.ofInstance(task.instanceId())
                .filter(asked -> mayMerge.possible(asked.asking(), asked.other()))
                .map(asked -> doubts.of(cases.file(asked.asking()), cases.file(asked.other()), "sameChild", "merge"))
                .orElseGet(() -> List.of(new Problem("sameChild", "sameChildNotMerged", List.of())));
    }

    @EventListener
    void on(TaskDone done) {
        if (done.work() == Work.SAME_CHILD) {
            table.judge(done.instanceId(), String.valueOf(done.answers().get("sameChild")), done.personId(), done.at());
            table.saysOtherwise(done.instanceId()).ifPresent(first -> judgedOtherwise(done, first));
        }
    }

    /** Two offices judge the same two cases; that they are one child counts until both say no, and all who work on them know. */
    private void judgedOtherwise(TaskDone done, String first) {
        table.ofInstance(done.instanceId()).ifPresent(asked -> Stream.of(asked.asking(), asked.other())
                .map(cases::file)
                .filter(CaseFile::open)
                .forEach(file -> dangers.judgedOtherwise(file, Occasion.source(done), directory.person(first))));
    }

    /**
     * Judged wrongly, and put right: as long as both cases are open the office is asked once more, and what it answers then is
     * done.
     */
    @EventListener
    void on(AnswerCorrected corrected) {
        var done = corrected.asDone();
        if (done.work() == Work.SAME_CHILD && done.tells(Set.of("sameChild"))) {
            table.ofInstance(done.instanceId())
                    .filter(asked -> asked.judgement() != null
                            && cases.file(asked.asking()).open()
                            && cases.file(asked.other()).open())
                    .ifPresent(asked -> {
                        table.askAgain(done.instanceId(), asksAgain(asked));
                        tellDanger(cases.file(asked.asking()));
                    });
        }
    }

    private String asksAgain(SameChildTable.Question asked) {
        return process.sameChildAsked(cases.file(asked.other()), dangers.acute(cases.file(asked.asking())));
    }

    /**
     * Does what the coordinating office decided. What was to be merged and cannot be any more is linked.
     *
     * @param instanceId the process that asked
     */
    void join(String instanceId) {
        var asked = table.ofInstance(instanceId).orElseThrow();
        var judgement = String.valueOf(asked.judgement());
        if (judgement.equals("apart")) {
            return;
        }
        if (!judgement.equals("merge") || !merge(asked, instanceId)) {
            links.link(Set.of(asked.asking(), asked.other()), CaseLinks.SAME_CHILD, clock.instant());
            exclusions.spread(cases.file(asked.asking()).childId());
            dangers.linked(asked.asking(), asked.other(), instanceId);
            if (cases.file(asked.asking()).secret() || cases.file(asked.other()).secret()) {
                secrecy.keep(asked.asking());
                secrecy.keep(asked.other());
            }
        }
    }

    /** Everything of the asking case goes on in the other one. */
    private boolean merge(SameChildTable.Question asked, String instanceId) {
        if (!merging.merge(asked.asking(), asked.other(), instanceId)) {
            return false;
        }
        var other = cases.file(asked.other());
        secrecy.spread(other.childId());
        if (other.secret()) {
            secrecy.keep(asked.asking());
        }
        return true;
    }
}

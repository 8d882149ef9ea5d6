package org.huhang.warning;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.casework.OpensAnew;
import org.huhang.casework.WordsThatCall;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.child.Guardian;
import org.huhang.child.Identity;
import org.huhang.child.Needs;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The other children of the guardian whom an answer names. Each has a file, found or opened, under the same guardian, so that what
 * is done counts for each; a file that was closed to whoever named the child stays closed. Where the answer, or a later one of the same
 * process, tells of danger or harm, each has a case as well, as if a report had named them together.
 */
@Component
public class OtherChildren {

    private static final String ROWS = "otherChildren";

    private final Cases cases;
    private final CaseRegister register;
    private final ChildFiles children;
    private final MeasureTable table;
    private final Worklist worklist;
    private final Directory directory;
    private final WordsThatCall words;
    private final OpensAnew reports;

    OtherChildren(
            Cases cases,
            CaseRegister register,
            ChildFiles children,
            MeasureTable table,
            Worklist worklist,
            Directory directory,
            WordsThatCall words,
            OpensAnew reports) {
        this.cases = cases;
        this.register = register;
        this.children = children;
        this.table = table;
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
        this.reports = reports;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        on(corrected.asDone());
    }

    @EventListener
    void on(TaskDone done) {
        var named = done.tells(Set.of(ROWS)) ? named(done) : Set.<UUID>of();
        if (words.threaten(done)) {
            Stream.concat(
                            named.stream(),
                            table.alsoAbout(done.instanceId()).stream().filter(this::hasNoCase))
                    .distinct()
                    .toList()
                    .forEach(child -> report(done.caseNo(), done.taskId(), done.answers(), done.personId(), child));
        } else if (words.threaten(done.answers())) {
            named.forEach(child -> report(done.caseNo(), done.taskId(), done.answers(), done.personId(), child));
        }
    }

    /** The files of the children that an answer names. */
    private Set<UUID> named(TaskDone done) {
        var rows = new Given(done.answers()).rows(ROWS);
        if (rows.isEmpty()) {
            return Set.of();
        }
        var file = cases.file(done.caseNo());
        var person = directory.person(done.personId());
        var guardian = WarnedGuardian.guardian(done.answers());
        var named = rows.stream()
                .map(row -> filed(identity(row, guardian), file.county(), file.regionCode(), person)
                        .id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        named.forEach(child -> {
            guardian.ifPresent(known -> children.guarded(child, known));
            table.alsoAbout(done.instanceId(), child);
        });
        return named;
    }

    private boolean hasNoCase(UUID child) {
        return register.ofChild(child).stream().noneMatch(CaseFile::open);
    }

    private void report(String caseNo, UUID taskId, Map<String, Object> answers, String person, UUID child) {
        var told = new OpensAnew.Told(taskId.toString(), words.endanger(answers), words.written(taskId, answers));
        reports.named(cases.file(caseNo), child, directory.person(person), told);
    }

    /**
     * A child that an answer names with danger or harm has no case: it gets one now.
     *
     * @param caseNo the case of the answer
     * @param taskId its task
     * @param child the file of the child
     */
    @Transactional
    public void report(String caseNo, UUID taskId, UUID child) {
        register.lock(caseNo).ifPresent(file -> worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.taskId().equals(taskId) && hasNoCase(child))
                .forEach(answer -> report(caseNo, taskId, answer.answers(), answer.person(), child)));
    }

    private ChildFile filed(Identity child, String county, String region, Person person) {
        return children.same(child, county).stream()
                .filter(file -> children.mayOpen(person, file.id()))
                .findFirst()
                .orElseGet(() -> children.open(child, Needs.UNKNOWN, county, region));
    }

    private static Identity identity(Map<String, Object> row, Optional<Guardian> guardian) {
        var said = new Given(row);
        return new Identity(
                said.text("otherName"),
                Objects.requireNonNullElse(said.text("otherSex"), "U"),
                day(said.text("otherBorn")),
                null,
                null,
                guardian.map(Guardian::name).orElse(null),
                guardian.map(Guardian::phone).orElse(null),
                null);
    }

    private static @Nullable LocalDate day(@Nullable String written) {
        return written == null ? null : LocalDate.parse(written);
    }
}

package org.huhang.casework;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.form.Characters;
import org.huhang.form.ReadableAnswer;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who leads or oversees does not agree that a case was closed: it stays closed, and its child has a case again. */
@Component
class Objections {

    /** The notes of objections. */
    static final Set<CaseNote.Kind> OBJECTED = EnumSet.of(CaseNote.Kind.OBJECTED, CaseNote.Kind.OBJECTED_ON);

    private final OpensAnew anew;
    private final Cases cases;
    private final CaseRegister register;
    private final CaseNotes notes;
    private final PromisedHelp help;
    private final Worklist worklist;
    private final CasePlaces casePlaces;
    private final Directory directory;
    private final Messages messages;
    private final AuditTrail trail;
    private final MessageSource words;
    private final Clock clock;

    Objections(
            OpensAnew anew,
            Cases cases,
            CaseRegister register,
            CaseNotes notes,
            PromisedHelp help,
            Worklist worklist,
            CasePlaces casePlaces,
            Directory directory,
            Messages messages,
            AuditTrail trail,
            MessageSource words,
            Clock clock) {
        this.anew = anew;
        this.cases = cases;
        this.register = register;
        this.notes = notes;
        this.help = help;
        this.worklist = worklist;
        this.casePlaces = casePlaces;
        this.directory = directory;
        this.messages = messages;
        this.trail = trail;
        this.words = words;
        this.clock = clock;
    }

    /** Whether a person may say that a case should not have been closed: who leads or oversees, and may open it. */
    boolean mayObject(Person person, CaseFile file) {
        return !file.open()
                && !Closing.MERGED.equals(file.endState())
                && (person.leader() || person.has(Role.SUPERVISOR))
                && cases.mayOpen(person, file.caseNo());
    }

    /**
     * Somebody does not agree that a case was closed. Why is kept in the case, and told to those who closed it.
     *
     * @param person who
     * @param caseNo the closed case
     * @param reason why; it opens the new case as its report
     * @return the case in which the child is looked after again; empty if it is not this person's to say, or nothing is said
     */
    @Transactional
    Optional<String> object(Person person, String caseNo, String reason) {
        cases.requireReader(person, caseNo);
        var closed = register.lock(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
        var said = Characters.reason(reason);
        if (!mayObject(person, closed) || Characters.saysNothing(said) || Characters.tooLong(said)) {
            return Optional.empty();
        }
        var again = notes.ofCase(caseNo).stream()
                .filter(note -> OBJECTED.contains(note.kind())
                        && note.person().equals(person.id())
                        && note.content().equals(said))
                .map(CaseNote::goesOn)
                .filter(Objects::nonNull)
                // What was looked into and closed again may be objected to in the same words.
                .filter(own -> cases.file(own).open())
                .findFirst();
        return again.isPresent() ? again : Optional.of(object(person, closed, said));
    }

    private String object(Person person, CaseFile closed, String said) {
        var caseNo = closed.caseNo();
        var kind = register.lockOpenOfChild(closed.childId()).isPresent()
                ? CaseNote.Kind.OBJECTED_ON
                : CaseNote.Kind.OBJECTED;
        var own = anew.reported(person, closed, inWords(closed, said), complainedOf(closed));
        notes.goesOn(person, caseNo, kind, said, own);
        trail.record(new AuditLine(person.id(), "case.objected", "case", caseNo, caseNo, own));
        tell(closed, own);
        return own;
    }

    /** What whoever registers it must know of the closed case, which he perhaps may not open. */
    private String inWords(CaseFile closed, String said) {
        var owed = help.owed(closed.caseNo(), Locale.CHINESE);
        var key = owed.isEmpty() ? "casework.anew.objected" : "casework.anew.objected.owed";
        var about = new Object[] {closed.caseNo(), said, String.join("\n", owed)};
        return words.getMessage(key, about, Locale.CHINESE);
    }

    /** Whoever closed the case, or did not give what was promised. */
    private Set<String> complainedOf(CaseFile closed) {
        var agencies = new HashSet<>(help.owing(closed.caseNo()));
        closing(closed.caseNo())
                .map(answer -> worklist.item(answer.taskId()).agencyCode())
                .ifPresent(agencies::add);
        return agencies;
    }

    /** Whoever leads an agency that took part, whoever closed it, and whoever oversees it. */
    private void tell(CaseFile closed, String own) {
        var leaders = cases.parties(closed.caseNo()).agencies().keySet().stream()
                .flatMap(agency -> directory.leadersOf(agency).stream());
        var closer = closing(closed.caseNo()).map(answer -> directory.person(answer.person())).stream();
        messages.tell(
                Stream.of(leaders, closer, casePlaces.overseers(closed).stream())
                        .flatMap(people -> people)
                        .distinct()
                        .toList(),
                person -> new Notice(
                        person.id(),
                        MessageKind.CLOSING_OBJECTED,
                        "objected:" + closed.caseNo() + "/" + own + "/"
                                + clock.instant().toEpochMilli(),
                        closed.caseNo(),
                        null,
                        leadsTo(person, closed.caseNo(), own),
                        clock.instant()));
    }

    /** What was objected stands in the closed case, and is the report of the other one; where neither opens, nothing does. */
    private @Nullable String leadsTo(Person person, String closed, String own) {
        return Stream.of(closed, own)
                .filter(caseNo -> cases.mayOpen(person, caseNo))
                .findFirst()
                .map(caseNo -> "/cases/" + caseNo)
                .orElse(null);
    }

    private Optional<Answer> closing(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> answer.work() == Work.CLOSING)
                .reduce((first, later) -> later);
    }

    /** How a case was closed, for whoever may say otherwise; null for everybody else. */
    @Nullable
    Ending ending(CaseFile file, Person reader, Locale locale) {
        if (!mayObject(reader, file)) {
            return null;
        }
        var said = closing(file.caseNo())
                .filter(answer -> worklist.mayOpen(reader, worklist.item(answer.taskId())))
                .map(answer -> worklist.told(answer, worklist.item(answer.taskId()), reader, locale)
                        .gist())
                .orElse(List.of());
        var own = closing(file.caseNo())
                .filter(answer -> answer.person().equals(reader.id()))
                .isPresent();
        return new Ending(help.owed(file.caseNo(), locale), said, own);
    }

    /**
     * How a case was closed.
     *
     * @param owed what was promised to the child and not given
     * @param said what whoever closed it decided and found, as far as the reader may know
     * @param own whether the reader closed it himself, and is not asked whether he agrees
     */
    record Ending(List<String> owed, List<ReadableAnswer> said, boolean own) {

        /** Copies the lists. */
        Ending {
            owed = List.copyOf(owed);
            said = List.copyOf(said);
        }
    }
}

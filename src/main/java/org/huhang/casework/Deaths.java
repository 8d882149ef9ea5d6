package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.ItemReceived;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Somebody says that the child of a case has died. Whoever has or had a task of the case, leads an agency of it or oversees it
 * learns that in words, as does whoever gets a task later, and whoever works on the case of another child of the home; all of
 * them learn when it is taken back. It is certain only once police or a hospital say so, and until then nothing that guards a
 * living child is dropped (decision 0087); whoever sees the child alive later ends it, in whatever case it was told.
 */
@Component
public class Deaths {

    /** The question whether the child has died. */
    public static final String DEAD = "childDead";

    /** What the strip keeps of a death that police or a hospital say; of any other it keeps {@code true}. */
    private static final String CERTAIN = "certain";

    private static final Set<AgencyType> KNOW = EnumSet.of(AgencyType.POLICE, AgencyType.HOSPITAL);

    /** Whoever takes a report in writes what somebody else says. */
    private static final Set<Work> OF_OTHERS = EnumSet.of(Work.INTAKE, Work.FURTHER_INTAKE);

    private final Cases cases;
    private final ChildFiles children;
    private final CaseRegister register;
    private final CasePlaces casePlaces;
    private final OneHome oneHome;
    private final PerhapsOneChild sameChild;
    private final GoneBackTable gone;
    private final Worklist worklist;
    private final Messages messages;
    private final MessageSource words;
    private final Directory directory;
    private final Clock clock;

    Deaths(
            Cases cases,
            ChildFiles children,
            CaseRegister register,
            CasePlaces casePlaces,
            OneHome oneHome,
            PerhapsOneChild sameChild,
            GoneBackTable gone,
            Worklist worklist,
            Messages messages,
            MessageSource words,
            Directory directory,
            Clock clock) {
        this.cases = cases;
        this.children = children;
        this.register = register;
        this.casePlaces = casePlaces;
        this.oneHome = oneHome;
        this.sameChild = sameChild;
        this.gone = gone;
        this.worklist = worklist;
        this.messages = messages;
        this.words = words;
        this.directory = directory;
        this.clock = clock;
    }

    /** An answer says so, or was corrected and says so no more, as long as no other answer of the case does. */
    void answered(CaseFile file, TaskDone done) {
        var dead = new Given(done.answers()).yes(DEAD);
        if (!dead && done.changed() == null) {
            return;
        }
        var stood = said(file) != null;
        if (dead) {
            note(file, done, knows(done.personId(), done.work()) || certain(file) ? CERTAIN : true);
        }
        if (dead && !stood) {
            tell(file, MessageKind.DEATH_TOLD, done.personId());
        } else if (!dead && stood) {
            takenBack(file, done);
        }
    }

    private void takenBack(CaseFile file, TaskDone done) {
        var others = worklist.answersOfCase(done.caseNo()).stream()
                .filter(answer -> !answer.taskId().equals(done.taskId()))
                .filter(answer -> new Given(answer.answers()).yes(DEAD))
                .toList();
        if (others.isEmpty()) {
            note(file, done, false);
            if (said(file) == null) {
                tell(file, MessageKind.DEATH_TAKEN_BACK, done.personId());
            }
        } else if (certain(file) && others.stream().noneMatch(answer -> knows(answer.person(), answer.work()))) {
            note(file, done, true);
        }
    }

    /** Whether who says so is sure of it. */
    private boolean knows(String person, Work work) {
        return !OF_OTHERS.contains(work)
                && KNOW.contains(
                        directory.agency(directory.person(person).agencyCode()).type());
    }

    /**
     * Somebody saw the child alive: what was told of its death before, in whatever case, is over. Forms know minutes.
     *
     * @param file a case of the child
     * @param done who says so
     * @param seenAt when the child was seen, null if nobody says so
     */
    void seenAlive(CaseFile file, TaskDone done, @Nullable Instant seenAt) {
        var at = seenAt == null ? done.at() : seenAt;
        over(file, death -> !minute(death).isAfter(at), done.personId(), done.elementId());
    }

    /**
     * Two cases turned out to be of one child: what was told of its death in the one ends with whoever saw it alive later in the
     * other.
     *
     * @param file a case of the child
     */
    public void seenSince(CaseFile file) {
        var facts = children.facts(file.childId());
        for (var seen : facts) {
            if (seen.kind() == StripFact.Kind.LAST_SEEN
                    && seen.value() instanceof Map<?, ?> value
                    && facts.stream().noneMatch(fact -> isBody(fact, seen))) {
                var at = Instant.parse(String.valueOf(value.get("at")));
                var noted = facts.indexOf(seen);
                over(
                        file,
                        death -> facts.indexOf(death) > noted && !minute(death).isAfter(at),
                        seen.setBy(),
                        seen.source());
            }
        }
    }

    /** Who saw it says that it was dead. */
    private static boolean isBody(StripFact fact, StripFact seen) {
        return fact.kind() == StripFact.Kind.DEAD
                && !Boolean.FALSE.equals(fact.value())
                && Objects.equals(fact.caseNo(), seen.caseNo())
                && fact.source().equals(seen.source())
                && fact.setBy().equals(seen.setBy());
    }

    private static Instant minute(StripFact fact) {
        return Objects.requireNonNull(fact.setAt()).truncatedTo(ChronoUnit.MINUTES);
    }

    private void over(CaseFile file, Predicate<StripFact> which, String by, String source) {
        var over = standing(file).filter(which).toList();
        over.forEach(death -> note(file, death.caseNo(), false, by, source));
        if (!over.isEmpty() && said(file) == null) {
            tell(file, MessageKind.DEATH_TAKEN_BACK, by);
        }
    }

    /** Each case takes its own word back, where it stands. */
    private void note(CaseFile file, @Nullable String caseNo, Object dead, String by, String source) {
        var of = caseNo == null || caseNo.equals(file.caseNo()) ? file : cases.file(caseNo);
        children.note(of.childId(), new StripFact(StripFact.Kind.DEAD, dead, by, source, caseNo, null, null));
    }

    private void note(CaseFile file, TaskDone done, Object dead) {
        note(file, file.caseNo(), dead, done.personId(), done.elementId());
    }

    /** A case in which somebody said so was merged into another one. */
    public void cameAlong(CaseFile into) {
        seenSince(into);
        if (said(into) != null) {
            tell(into, MessageKind.DEATH_TOLD, null);
        }
    }

    /** The child of whom somebody said so has a case of its own now, and of this one's nobody says so. */
    public void wasOthers(CaseFile file) {
        if (said(file) == null) {
            tell(file, MessageKind.DEATH_TAKEN_BACK, null);
        }
    }

    /** Whoever is asked later has not read what the others were told. */
    @EventListener
    void on(ItemReceived received) {
        var file = cases.file(received.item().caseNo());
        var said = said(file);
        if (said != null) {
            tell(file, MessageKind.DEATH_TOLD, people(received.item()), "own", said.setBy());
        }
    }

    /** Whether somebody says that the child of a case has died, and did not take it back. */
    public @Nullable StripFact said(CaseFile file) {
        return standing(file).findFirst().orElse(null);
    }

    /** Whether police or a hospital say so, and nobody has seen the child alive since: only then does nobody guard it any more. */
    boolean certain(CaseFile file) {
        return standing(file).anyMatch(Deaths::isCertain);
    }

    static boolean isCertain(StripFact death) {
        return CERTAIN.equals(death.value());
    }

    /** What was said last in each case of the child, where that is a death. */
    private Stream<StripFact> standing(CaseFile file) {
        var heard = new HashSet<String>();
        return children.facts(file.childId()).stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DEAD && heard.add(String.valueOf(fact.caseNo())))
                .filter(fact -> !Boolean.FALSE.equals(fact.value()));
    }

    private void tell(CaseFile file, MessageKind kind, @Nullable String by) {
        tell(file, kind, concerned(file), "own", by);
        var ofChild = register.ofFiles(children.ofOneChild(file.childId()));
        register.files(ofChild).stream()
                .filter(other -> other.open() && !other.caseNo().equals(file.caseNo()))
                .forEach(other -> tell(other, kind, concerned(other), "own", by));
        oneHome.casesOfOthers(file).forEach(other -> tell(other, kind, concerned(other), "home", by));
        sameChild.crossesTo(file.caseNo()).stream()
                .filter(other -> !ofChild.contains(other))
                .map(cases::file)
                .filter(CaseFile::open)
                .forEach(other -> tell(other, kind, concerned(other), "perhaps", by));
    }

    private void tell(CaseFile file, MessageKind kind, List<Person> people, String whose, @Nullable String by) {
        var about = new Notice.About(word(whose, Locale.CHINESE), word(whose, Locale.ENGLISH));
        var subject = "death:" + file.caseNo() + "/" + whose + "/" + takenBack(file);
        messages.tell(
                people.stream().filter(person -> !person.id().equals(by)).toList(),
                person -> new Notice(
                        person.id(), kind, subject, file.caseNo(), about, "/cases/" + file.caseNo(), clock.instant()));
    }

    /** How often: what is said anew is told anew, to each person once. */
    private long takenBack(CaseFile file) {
        return children.facts(file.childId()).stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DEAD && Boolean.FALSE.equals(fact.value()))
                .count();
    }

    private List<Person> concerned(CaseFile file) {
        var agencies = cases.parties(file.caseNo()).agencies().keySet();
        var ofDeath = Set.copyOf(gone.ofDeath(file.caseNo()));
        return Stream.of(
                        agencies.stream().flatMap(agency -> directory.leadersOf(agency).stream()),
                        casePlaces.overseers(file).stream(),
                        worklist.ofCase(file.caseNo()).stream()
                                .filter(item -> item.open() || isKept(item, agencies) || ofDeath.contains(item.id()))
                                .flatMap(item -> people(item).stream()))
                .flatMap(people -> people)
                .distinct()
                .toList();
    }

    private static boolean isKept(WorkItem item, Set<String> agencies) {
        return item.state() != WorkItem.State.WITHDRAWN && agencies.contains(item.agencyCode());
    }

    /** Who holds or did a task; where nobody does, who may take it and who leads them. */
    private List<Person> people(WorkItem item) {
        return item.holder() == null
                ? Stream.concat(
                                directory.peopleOf(item.group()).stream(),
                                directory.leadersOf(item.agencyCode()).stream())
                        .toList()
                : List.of(directory.person(Objects.requireNonNull(item.holder())));
    }

    private String word(String whose, Locale locale) {
        return Objects.requireNonNull(words.getMessage("casework.death." + whose, null, locale));
    }
}

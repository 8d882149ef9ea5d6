package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Occasion.Cause;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.web.Parts;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A person says that the child is in danger: by the button, or in the answer to any task. */
@Component
public class Dangers {

    /** Where a danger, or a tier, stands in the strip that a report said when it came. */
    public static final String OF_REPORT = "submitReport";

    /** For how long after danger was told a case leaves RED only if another agency agrees. */
    private static final Duration JUST = Duration.ofHours(24);

    private final Cases cases;
    private final ChildFiles children;
    private final WhoMustKnow whoMustKnow;
    private final CasePlaces casePlaces;
    private final DesksTold desksTold;
    private final PerhapsOneChild sameChild;
    private final OneHome oneHome;
    private final PassedOn passedOn;
    private final Worklist worklist;
    private final CaseCards cards;
    private final Messages messages;
    private final Directory directory;
    private final Clock clock;

    Dangers(
            Cases cases,
            ChildFiles children,
            WhoMustKnow whoMustKnow,
            CasePlaces casePlaces,
            DesksTold desksTold,
            PerhapsOneChild sameChild,
            OneHome oneHome,
            PassedOn passedOn,
            Worklist worklist,
            CaseCards cards,
            Messages messages,
            Directory directory,
            Clock clock) {
        this.cases = cases;
        this.children = children;
        this.whoMustKnow = whoMustKnow;
        this.casePlaces = casePlaces;
        this.desksTold = desksTold;
        this.sameChild = sameChild;
        this.oneHome = oneHome;
        this.passedOn = passedOn;
        this.worklist = worklist;
        this.cards = cards;
        this.messages = messages;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The answer to a task says that the child is in danger. Police are called as by the button, unless it is they who say
     * so: then they are there, and keep a task of it.
     */
    void answered(CaseFile file, TaskDone done, @Nullable String reason) {
        var why = Occasion.ofAnswer(done, Cause.DANGER, casePlaces.placeOf(file));
        whoMustKnow.danger(file, why);
        found(file, why.source(), new Word(done.personId(), done.elementId(), reason));
    }

    /** Police went there and did not find the child: they go on looking, and those who lead and oversee know. */
    void notFound(CaseFile file, TaskDone done) {
        whoMustKnow.search(file, done);
        tell(file, MessageKind.CHILD_NOT_FOUND, Occasion.source(done), List.of());
        crosses(file, Occasion.source(done));
        // Whoever is not here is perhaps where the other case of the same child is.
        looksThere(file, sameChild(file), Occasion.source(done), false);
        othersToo(file, Occasion.source(done));
    }

    /** The strip says so, the case is RED, and the leaders of all agencies taking part know. */
    void found(CaseFile file, String source, Word word) {
        if (!file.riskTier().equals("RED")) {
            note(file, StripFact.Kind.TIER, "RED", word);
            cases.retier(file.caseNo(), "RED", source);
        }
        says(file, source, word);
        atHome(file, source, thereSays(word));
    }

    /** The strip says so, and people know: all that is left where no process of the case could begin. */
    void told(CaseFile file, String source, Word word) {
        says(file, source, word);
        othersToo(file, source);
    }

    private void says(CaseFile file, String source, Word word) {
        note(file, StripFact.Kind.DANGER, true, word);
        alarm(file, source, List.of());
    }

    /** Somebody reported it: the leaders of all agencies taking part, and those who oversee the case, know. */
    public void reported(CaseFile file, String source) {
        alarm(file, source, List.of());
        atHome(file, source, false);
    }

    /** The leaders of all agencies taking part, those who oversee the case, and who is about to take part, know. */
    public void alarm(CaseFile file, String source, List<Person> more) {
        tell(file, MessageKind.CHILD_IN_DANGER, source, more);
        crosses(file, source);
    }

    /**
     * What threatens one child perhaps threatens the others of its home, and what is said in one case of a child counts in
     * each other one: police look at each of them in its own case, and whoever works on the case of another child of the home
     * or of the report knows at once. None of those cases calls for others by it.
     *
     * @param file the case of the child in danger
     * @param source what says so
     * @param policeSaySo whether they are in the home at this moment
     */
    public void atHome(CaseFile file, String source, boolean policeSaySo) {
        var home = oneHome.home(file);
        police(home.open(), source, policeSaySo);
        looksThere(file, sameChild(file), source, policeSaySo);
        othersToo(file, source);
        home.closed()
                .forEach(other ->
                        tell(other, MessageKind.CLOSED_SIBLING_IN_DANGER, source + "/" + other.caseNo(), List.of()));
        if (home.children() > 0) {
            desksTold.childrenAtHome(file, home.children());
        }
    }

    /**
     * A case comes to a home, with its first report or because one more report names its children together: danger that
     * stands there already is a question to police in it too, once for each case of the home. Whoever was sent for the other
     * child learns that there is one more.
     *
     * @param file the case that came
     */
    public void cameHome(CaseFile file) {
        oneHome.home(file).open().stream().filter(this::threatens).forEach(other -> {
            police(List.of(file), home(other), false);
            if (!threatens(file)) {
                desksTold.childrenAtHome(other, oneHome.home(other).children());
            }
        });
        oneHome.casesOfOthers(file).stream()
                .filter(this::threatens)
                .findFirst()
                .ifPresent(other ->
                        tell(file, MessageKind.SIBLING_IN_DANGER, home(other) + "/" + file.caseNo(), workingOn(file)));
    }

    private static String home(CaseFile other) {
        return "home:" + other.caseNo();
    }

    private void police(List<CaseFile> others, String source, boolean policeSaySo) {
        others.forEach(other ->
                whoMustKnow.atHome(other, new Occasion(Cause.HOME, source, casePlaces.placeOf(other)), policeSaySo));
    }

    /** Whoever goes to a child goes once: police look for it in another case of it only where that is at another place. */
    private void looksThere(CaseFile file, List<CaseFile> others, String source, boolean policeSaySo) {
        var here = casePlaces.placeOf(file);
        police(
                others.stream()
                        .filter(other -> !casePlaces.placeOf(other).equals(here))
                        .toList(),
                source,
                policeSaySo);
    }

    /** The open cases of what is perhaps, or surely, the same child, that may learn of its danger. */
    private List<CaseFile> sameChild(CaseFile file) {
        return sameChild.crossesTo(file.caseNo()).stream()
                // What is being merged at this moment is not closed yet.
                .filter(other -> cards.goesOn(other).isEmpty())
                .map(cases::file)
                .filter(CaseFile::open)
                .toList();
    }

    private void othersToo(CaseFile file, String source) {
        oneHome.casesOfOthers(file)
                .forEach(other ->
                        tell(other, MessageKind.SIBLING_IN_DANGER, source + "/" + other.caseNo(), workingOn(other)));
    }

    /** Police who say that a child must leave its guardian say what they think of the home. */
    @EventListener
    void on(HandedOver made) {
        if (made.message().equals(HandedOver.REMOVAL)) {
            var file = cases.file(made.caseNo());
            var source = "handOver:" + made.handOverId();
            crosses(file, source);
            if (CaseProcess.POLICE_WORK.contains(made.fromProcess())) {
                atHome(file, source, true);
            } else {
                othersToo(file, source);
            }
        }
    }

    /** Police who answer what they found are there; whoever of them presses the button heard of it. */
    private boolean thereSays(Word word) {
        return !word.where().equals(Emergencies.BUTTON)
                && directory
                                .agency(directory.person(word.person()).agencyCode())
                                .type()
                        == AgencyType.POLICE;
    }

    /** Whether the child of another case is in danger that is perhaps this one, or lives with it. */
    public boolean standsNear(CaseFile file) {
        return perhaps(file) || standsAtHome(file);
    }

    /** Whether another child that lives with this one is in danger, or must leave its guardian. */
    boolean standsAtHome(CaseFile file) {
        return oneHome.home(file).open().stream().anyMatch(this::threatens);
    }

    private boolean threatens(CaseFile file) {
        return stands(file) || passedOn.mustLeave(file.caseNo());
    }

    /** Whoever has what is perhaps, or surely, a case of the same child knows too. */
    private void crosses(CaseFile file, String source) {
        sameChild(file).forEach(other -> knows(other, source));
    }

    /**
     * A case asks whether it is about the child of another one. If its child is in danger, whoever leads and oversees the
     * other case and whoever must answer know at once that perhaps theirs is, and police look there too; of the asking case
     * they learn nothing.
     *
     * @param asking the case that asks
     * @param other the case that is asked about
     * @param instanceId the process that asks
     */
    public void asked(CaseFile asking, String other, String instanceId) {
        if (stands(asking)) {
            perhaps(asking, other, of(instanceId, asking));
        }
    }

    /** Somebody judged that two cases are of one child: danger that stands in either is known in the other. */
    public void linked(String one, String other, String instanceId) {
        if (stands(cases.file(one))) {
            perhaps(cases.file(one), other, of(instanceId, cases.file(one)));
        }
        if (stands(cases.file(other))) {
            perhaps(cases.file(other), one, of(instanceId, cases.file(other)));
        }
    }

    /** Whether two cases are of one child is disputed: whoever works on this one, and who judged first, knows. */
    public void judgedOtherwise(CaseFile file, String source, Person first) {
        tell(
                file,
                MessageKind.SAME_CHILD_DISPUTED,
                source + "/" + file.caseNo(),
                Stream.concat(workingOn(file).stream(), Stream.of(first)).toList());
    }

    private static String of(String question, CaseFile danger) {
        return "sameChild:" + question + "/" + danger.caseNo();
    }

    /**
     * Danger that came along with a merged case is known wherever that of the other one would be, and stands whatever was said
     * of the other last. What a person said stands as his word also where the report that came along says so too: who went
     * there before takes only what the report says back.
     *
     * @param into the case that goes on
     * @param from the case that was merged into it
     * @param said what was said there
     */
    public void cameAlong(CaseFile into, String from, StripFact said) {
        stands(into, from, said, from);
    }

    /**
     * Danger stands in the own case of a child too, since it was parted from another.
     *
     * @param own the case
     * @param pair the two that were one
     * @param said what was said
     */
    public void staysWith(CaseFile own, Pair pair, StripFact said) {
        var first = said.cameFrom();
        stands(own, pair.merged().caseNo(), said, first != null && pair.within().contains(first) ? first : null);
    }

    /**
     * Danger that was told while cases were one stands in the own case of a child by itself, whatever else says so there: of
     * which child it is nobody knows, and a case that came along may leave.
     *
     * @param own the case
     * @param said what was said
     */
    public void ofEither(CaseFile own, StripFact said) {
        note(own, StripFact.Kind.DANGER, true, new Word(said.setBy(), said.source(), said.reason()));
    }

    /** As above, for what was told in another case and is said of both. */
    public void staysWith(CaseFile own, String other, StripFact said) {
        stands(own, other, said, null);
    }

    private void stands(CaseFile file, String merged, StripFact said, @Nullable String from) {
        if (!stands(file) || (!said.source().equals(OF_REPORT) && saidAt(file).isEmpty())) {
            var danger = new StripFact(
                    StripFact.Kind.DANGER, true, said.setBy(), said.source(), file.caseNo(), said.reason(), null);
            children.note(file.childId(), danger.from(from));
        }
        crosses(file, "merged:" + merged);
        atHome(file, "merged:" + merged, false);
    }

    private void perhaps(CaseFile danger, String caseNo, String source) {
        var other = cases.file(caseNo);
        if (other.open()) {
            knows(other, source);
            looksThere(danger, List.of(other), source, false);
        }
    }

    private void knows(CaseFile other, String source) {
        tell(other, MessageKind.SAME_CHILD_IN_DANGER, source + "/" + other.caseNo(), workingOn(other));
    }

    /** Who holds a task of the case, and where nobody does, who may take it. */
    private List<Person> workingOn(CaseFile file) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(WorkItem::open)
                .flatMap(item -> item.holder() == null
                        ? directory.peopleOf(item.group()).stream()
                        : Stream.of(directory.person(item.holder())))
                .toList();
    }

    /**
     * Whether a case that is perhaps about the same child says that it is in danger; of one that surely is, the strip says so.
     *
     * @param file the case that is asked about
     * @return true as long as nobody has judged that it is another child, and the danger stands
     */
    boolean perhaps(CaseFile file) {
        var known = children.ofOneChild(file.childId());
        return sameChild.crossesFrom(file.caseNo()).stream()
                .map(cases::file)
                .anyMatch(other -> !known.contains(other.childId()) && stands(other));
    }

    /**
     * Whether danger was told after the child was seen, so that who saw it cannot take it back. Forms know minutes.
     *
     * @param file a case of the child
     * @param seenAt when the child was seen, null if nobody says so
     */
    public boolean saidAfter(CaseFile file, @Nullable Instant seenAt) {
        return seenAt != null
                && saidAt(file)
                        .filter(at -> at.truncatedTo(ChronoUnit.MINUTES).isAfter(seenAt))
                        .isPresent();
    }

    /** Since when it stands, if a person said so: what a report said when it came is older than whoever went. */
    Optional<Instant> saidAt(CaseFile file) {
        return standing(file)
                .filter(danger -> !danger.source().equals(OF_REPORT))
                .map(StripFact::setAt);
    }

    /**
     * Whether danger was told of the child within a day, stands near it, or another child of its home is RED: then no agency
     * alone says that the worst is over.
     */
    boolean justTold(CaseFile file) {
        return toldToday(file)
                || perhaps(file)
                || oneHome.home(file).open().stream()
                        .anyMatch(other -> threatens(other) || other.riskTier().equals("RED"));
    }

    /** Whether danger of the child was told within a day, in whatever case of it. */
    boolean toldToday(CaseFile file) {
        return toldAfter(file, clock.instant().minus(JUST));
    }

    /** Whether danger of the child was told since, in whatever case of it. */
    boolean toldAfter(CaseFile file, Instant since) {
        return lastTold(file).filter(at -> at.isAfter(since)).isPresent();
    }

    /** When danger of the child was told last, in whatever case of it, and whether or not it stands. */
    public Optional<Instant> lastTold(CaseFile file) {
        return everTold(file).flatMap(fact -> Stream.ofNullable(fact.setAt())).max(Instant::compareTo);
    }

    /** Whether an answer or the button ever said so in this case itself. */
    public boolean toldHere(CaseFile file) {
        return everTold(file).anyMatch(fact -> file.caseNo().equals(fact.caseNo()));
    }

    private Stream<StripFact> everTold(CaseFile file) {
        return children.facts(file.childId()).stream().filter(Dangers::isDanger);
    }

    /** Whether the strip says that the child of a case is in danger, whichever case said so. */
    public boolean stands(CaseFile file) {
        return standing(file).isPresent();
    }

    /** Whether it says so because of what was said last in this case itself. */
    public boolean standsHere(CaseFile file) {
        return standing(file)
                .filter(danger -> file.caseNo().equals(danger.caseNo()))
                .isPresent();
    }

    /**
     * Whether the case is RED or danger stands: then nobody waits for papers.
     *
     * @param file the case
     * @return true if so
     */
    public boolean acute(CaseFile file) {
        return file.riskTier().equals("RED") || stands(file);
    }

    /**
     * Who says so, if it stands.
     *
     * @param file a case of the child
     * @return what was said; empty if nobody says so now
     */
    public Optional<StripFact> standing(CaseFile file) {
        return Optional.ofNullable(children.strip(file.childId()).get(StripFact.Kind.DANGER))
                .filter(Dangers::isDanger);
    }

    /** Whether a line of the strip is that the child is in danger. */
    static boolean isDanger(StripFact fact) {
        return fact.kind() == StripFact.Kind.DANGER && Boolean.TRUE.equals(fact.value());
    }

    /** A case that is RED no more: who leads, who oversees and who has work of it know, and may say otherwise; not who said so. */
    @EventListener
    void on(CaseRetiered retiered) {
        if (retiered.before().equals("RED") && !retiered.riskTier().equals("RED")) {
            var working = worklist.ofCase(retiered.caseNo()).stream()
                    .filter(WorkItem::open)
                    .map(WorkItem::holder)
                    .filter(Objects::nonNull)
                    .map(directory::person)
                    .toList();
            var file = cases.file(retiered.caseNo());
            tell(
                    Stream.concat(leadAndOversee(file).stream(), working.stream())
                            .filter(person -> !retiered.by().contains(person.id())),
                    file,
                    MessageKind.TIER_LOWERED,
                    retiered.source() + "/tier");
        }
    }

    /**
     * Somebody called for help in a case that is closed. Who is told of it in the case where that is heard is not told twice.
     *
     * @param closed the case
     * @param heard where whoever leads and oversees was told of it, null if nowhere
     * @param police who was sent
     */
    void ofClosed(CaseFile closed, @Nullable CaseFile heard, List<Agency> police) {
        var told = heard == null ? Set.<Person>of() : Set.copyOf(leadAndOversee(heard));
        var about = police.isEmpty()
                ? null
                : new Notice.About(names(police, Locale.CHINESE), names(police, Locale.ENGLISH));
        messages.tell(
                leadAndOversee(closed).stream()
                        .filter(person -> !told.contains(person))
                        .toList(),
                person -> new Notice(
                        person.id(),
                        MessageKind.CLOSED_CHILD_IN_DANGER,
                        "closed:" + closed.caseNo() + "/" + clock.instant().toEpochMilli(),
                        closed.caseNo(),
                        about,
                        "/cases/" + closed.caseNo(),
                        clock.instant()));
    }

    private static String names(List<Agency> agencies, Locale locale) {
        return agencies.stream().map(agency -> agency.name(locale)).collect(Parts.joining());
    }

    /** A case that is RED to its end: who leads and who oversees knows, and may say otherwise. */
    void closed(CaseFile file) {
        if (file.riskTier().equals("RED")) {
            tell(file, MessageKind.CLOSED_RED, "case:" + file.caseNo() + "/red", List.of());
        }
    }

    private void tell(CaseFile file, MessageKind kind, String source, List<Person> more) {
        tell(Stream.concat(leadAndOversee(file).stream(), more.stream()), file, kind, source);
    }

    private void tell(Stream<Person> people, CaseFile file, MessageKind kind, String source) {
        messages.tell(
                people.toList(),
                person -> new Notice(
                        person.id(), kind, source, file.caseNo(), null, "/cases/" + file.caseNo(), clock.instant()));
    }

    private List<Person> leadAndOversee(CaseFile file) {
        var leaders = cases.parties(file.caseNo()).agencies().keySet().stream()
                .flatMap(agency -> directory.leadersOf(agency).stream());
        return Stream.concat(leaders, casePlaces.overseers(file).stream())
                .distinct()
                .toList();
    }

    private void note(CaseFile file, StripFact.Kind kind, Object value, Word word) {
        children.note(
                file.childId(),
                new StripFact(kind, value, word.person(), word.where(), file.caseNo(), word.reason(), null));
    }

    /**
     * Who says so.
     *
     * @param person who
     * @param where in which task, or by the button
     * @param reason what was seen or heard, null if nothing was written
     */
    public record Word(String person, String where, @Nullable String reason) {}
}

package org.huhang.child;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of the children: found or opened, who may know them, and the facts of their safety strips. */
@Service
public class ChildFiles {

    private static final int LIKE_ENOUGH = 40;
    private static final int HINTS = 5;

    /** A name that more other children have says nothing alone. */
    private static final int RARE = 2;

    private final ChildFileTable files;
    private final GuardianTable guardians;
    private final CasesOfChild cases;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChildFiles(
            ChildFileTable files,
            GuardianTable guardians,
            CasesOfChild cases,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.guardians = guardians;
        this.cases = cases;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a file for a child of whom {@link #same} finds none.
     *
     * @param identity what is told
     * @param needs what is told
     * @param county the county of the report
     * @param residence where the child lives, as far as known
     * @return the file
     */
    @Transactional
    public ChildFile open(Identity identity, Needs needs, String county, @Nullable String residence) {
        var id = UUID.randomUUID();
        var file = new ChildFile(id, identity, county, residence, needs);
        files.insert(file, clock.instant());
        guarded(id, identity);
        return file;
    }

    /**
     * An officer registered what a report tells of the child. What the file knows stays; gaps are filled.
     *
     * @param id the child's file
     * @param identity what is told
     * @param needs what is told
     */
    @Transactional
    public void told(UUID id, Identity identity, Needs needs) {
        fillIn(id, identity, needs, null);
        guarded(id, identity);
    }

    /**
     * Whoever described the child corrected that. What others told stays.
     *
     * @param id the child's file
     * @param wrong what was told
     * @param right what should have been
     */
    @Transactional
    public void corrected(UUID id, Identity wrong, Identity right) {
        var file = files.lock(id).orElseThrow(() -> new NoSuchChild(id));
        files.save(file.id(), file.identity().corrected(wrong, right), file.residence());
        guarded(id, right);
    }

    private void guarded(UUID id, Identity identity) {
        guarded(id, new Guardian(identity.guardianName(), identity.guardianPhone(), null, null));
    }

    /**
     * The files of a child. Only a sound identity number, or equal name, birth date and county, makes it the same child, and not
     * if sex, identity number or birth date say otherwise; anything weaker is {@link #alike}. What is written for an unknown
     * name is no name. Reports about the same child wait for each other from here to the end of the transaction.
     *
     * @param identity as somebody told it
     * @param county where
     * @return the oldest first, as they were, for anybody may tell anything: see {@link #told}; several where nobody has said
     *     yet that they are one child's
     */
    @Transactional
    public List<ChildFile> same(Identity identity, String county) {
        files.oneAtATime(identity, county);
        return files.maybeSame(identity, county).stream()
                .filter(file -> same(identity, file.identity()))
                .map(file -> file(file.id()))
                .distinct()
                .toList();
    }

    /** A number makes the same child only where it is in order on both sides. */
    private static boolean same(Identity one, Identity other) {
        var compared = Comparison.of(one, other);
        var number = one.soundIdNo();
        var known = number != null && number.equals(other.soundIdNo());
        var named = compared.agrees().contains(Trait.NAME) && compared.agrees().contains(Trait.BIRTH_DATE);
        return (known || named) && !compared.contradicted();
    }

    /** What the file knows stays; gaps are filled. */
    private void fillIn(UUID id, Identity identity, Needs needs, @Nullable String residence) {
        var file = files.lock(id).orElseThrow(() -> new NoSuchChild(id));
        files.save(
                file.id(), file.identity().filledBy(identity), file.residence() == null ? residence : file.residence());
        files.saveNeeds(file.id(), file.needs().filledBy(needs));
    }

    /**
     * A child's file, for the platform's own use; nobody's access is asked.
     *
     * @param id the file
     * @return the file, or the one it was united with
     * @throws NoSuchChild if there is none
     */
    @Transactional(readOnly = true)
    public ChildFile file(UUID id) {
        return files.find(id).orElseThrow(() -> new NoSuchChild(id));
    }

    /**
     * As {@link #file}, for several at once.
     *
     * @param ids the files
     * @return by the number that was asked for: the file, or the one it was united with; what is no file is left out
     */
    @Transactional(readOnly = true)
    public Map<UUID, ChildFile> files(Set<UUID> ids) {
        return files.find(ids);
    }

    /**
     * Whether a person may open a child's file (A.3); asking leaves no line in the trail.
     *
     * @param reader who would look
     * @param id the file
     * @return false also where there is no such file
     */
    @Transactional(readOnly = true)
    public boolean mayOpen(Person reader, UUID id) {
        return files.find(id).filter(file -> mayOpen(reader, file)).isPresent();
    }

    private boolean mayOpen(Person reader, ChildFile file) {
        return access.allows(
                reader,
                Permission.READ,
                Scope.ofChild(file.id().toString(), file.residence(), cases.of(files.sameAs(file.id()))));
    }

    /**
     * All files of a child.
     *
     * @param id one of them
     * @return it, the one it was united with, and whatever else was united with that one
     */
    @Transactional(readOnly = true)
    public Set<UUID> sameAs(UUID id) {
        return files.sameAs(id);
    }

    /**
     * As {@link #sameAs(UUID)}, for several at once.
     *
     * @param ids files
     * @return by the number that was asked for; what is no file is left out
     */
    @Transactional(readOnly = true)
    public Map<UUID, Set<UUID>> sameAs(Set<UUID> ids) {
        return files.sameAs(ids);
    }

    /**
     * Two files turned out to be the same child's: whatever is known goes to one of them, and whoever asks for the other
     * gets that one. A second call changes nothing.
     *
     * @param from the file that is left
     * @param into the file that stays
     * @param caseNo the case in which somebody said so
     * @throws NoSuchChild if there is no such file
     */
    @Transactional
    public void unite(UUID from, UUID into, String caseNo) {
        var left = file(from);
        var stays = file(into);
        if (left.id().equals(stays.id())) {
            return;
        }
        files.leave(left.id(), stays.id());
        guardians.move(left.id(), stays.id());
        fillIn(stays.id(), left.identity(), left.needs(), left.residence());
        events.publishEvent(new ChildFilesUnited(left.id(), stays.id(), caseNo));
    }

    /**
     * Files that might be the same child's, as far as somebody may know them.
     *
     * @param file the file to compare
     * @param reader who will see them
     * @return the likeliest first, five at most
     */
    @Transactional(readOnly = true)
    public List<Likeness> alike(ChildFile file, Person reader) {
        return likest(file)
                .filter(like -> mayOpen(reader, like.file()))
                .limit(HINTS)
                .toList();
    }

    /**
     * All files of which it is {@linkplain Likeness#worthAsking worth asking} whether they are the same child's, in whichever
     * county; not for a name that several others have, if nothing else agrees. They are for the platform alone, which asks
     * about them where they are known; nothing of them may reach whoever may not open them.
     *
     * @param file the file to compare
     * @return the likeliest first
     */
    @Transactional(readOnly = true)
    public List<Likeness> worthAsking(ChildFile file) {
        var compared = files.candidates(file).stream()
                .map(other -> Likeness.of(file, other))
                .toList();
        var common = compared.stream()
                        .filter(like -> like.agrees().contains(Trait.NAME))
                        .count()
                > RARE;
        return compared.stream()
                .filter(like -> like.worthAsking() && !(common && like.nameAlone()))
                .sorted(Likeness.LIKEST_FIRST)
                .toList();
    }

    private Stream<Likeness> likest(ChildFile file) {
        return files.candidates(file).stream()
                .map(other -> Likeness.of(file, other))
                .filter(like -> like.percent() >= LIKE_ENOUGH)
                .sorted(Likeness.LIKEST_FIRST);
    }

    /**
     * What two files say alike and otherwise.
     *
     * @param file one
     * @param other the other
     * @return the other's likeness to the first
     */
    public Likeness compare(ChildFile file, ChildFile other) {
        return Likeness.of(file, other);
    }

    /**
     * Whether two files cannot be one child's: each has an identity number in order, and they differ.
     *
     * @param file one
     * @param other the other
     * @return false where a number is unknown or doubtful
     */
    public boolean certainlyTwo(ChildFile file, ChildFile other) {
        var number = file.identity().soundIdNo();
        var another = other.identity().soundIdNo();
        return number != null && another != null && !number.equals(another);
    }

    /**
     * Somebody guards this child. Who was named before in the same way, for this or another child, is the same guardian:
     * by identity number, or by telephone unless the names differ.
     *
     * @param id the child's file
     * @param guardian as somebody said; without telephone and number nothing is kept, for names alone make nobody the same, but
     *     of one child the guardian of that name
     * @return the guardian’s number; empty if nobody can know it
     */
    @Transactional
    public Optional<UUID> guarded(UUID id, Guardian guardian) {
        if (known(guardian)) {
            guardians.guards(guardians.findOrMake(guardian, clock.instant()), file(id).id(), guardian);
        }
        return guardian(id, guardian);
    }

    /**
     * As {@link #guarded}, and nothing is kept.
     *
     * @param id the child's file
     * @param guardian as somebody said
     * @return the guardian’s number; empty if nobody can know it
     */
    @Transactional(readOnly = true)
    public Optional<UUID> guardian(UUID id, Guardian guardian) {
        if (known(guardian)) {
            return guardians.find(guardian).stream().findFirst();
        }
        var name = Folded.name(guardian.name());
        return name == null
                ? Optional.empty()
                : guardians.named(file(id).id(), name).stream().findFirst();
    }

    private static boolean known(Guardian guardian) {
        return Folded.phone(guardian.phone()) != null || IdNumber.of(guardian.idNo()) != null;
    }

    /**
     * The files of children with a name; who may see them is the caller's to ask.
     *
     * @param folded the whole name, its beginning or its end, without blanks; a single character finds nothing
     * @return ids, also of files that were found to be the same child's as another
     */
    @Transactional(readOnly = true)
    public Set<UUID> named(String folded) {
        return folded.codePointCount(0, folded.length()) < 2
                ? Set.of()
                : Set.copyOf(files.named(folded.toLowerCase(Locale.ROOT)));
    }

    /**
     * Who was said to guard a child, so that what was done about a guardian can be counted over all children.
     *
     * @param id the child's file
     * @return ids of guardians
     */
    @Transactional(readOnly = true)
    public List<UUID> guardians(UUID id) {
        return guardians.of(file(id).id());
    }

    /**
     * The other children of the same guardians. Whoever shows them asks who may know them.
     *
     * @param id the child's file
     * @return ids of their files
     */
    @Transactional(readOnly = true)
    public List<UUID> siblings(UUID id) {
        return guardians.siblings(file(id).id());
    }

    /**
     * Somebody said what the child needs to be heard; what was said before and not now stays.
     *
     * @param id the child's file
     * @param needs what is known now
     */
    @Transactional
    public void needs(UUID id, Needs needs) {
        files.saveNeeds(id, needs);
    }

    /**
     * Where a child lives, if that is not where something happened to it. The children's director and supervisor of that place
     * follow it from now on, others no longer.
     *
     * @param id the child's file
     * @param region a village or township
     */
    @Transactional
    public void livesAt(UUID id, String region) {
        files.livesAt(id, region);
    }

    /**
     * Whoever was born on some days.
     *
     * @param from the first day
     * @param to the last day
     * @return ids of files
     */
    @Transactional(readOnly = true)
    public List<UUID> bornBetween(LocalDate from, LocalDate to) {
        return files.bornBetween(from, to);
    }

    /**
     * Adds a fact to the safety strip; it counts from now on.
     *
     * @param id the file
     * @param fact the fact; its time is set here
     */
    @Transactional
    public void note(UUID id, StripFact fact) {
        files.insertFact(id, fact, clock.instant());
        events.publishEvent(new FactNoted(id, fact));
    }

    /**
     * What was noted in one case belongs to another from now on, for they turned out to be one.
     *
     * @param fromCase the case that ends with this
     * @param intoCase the case that goes on
     */
    @Transactional
    public void moveFacts(String fromCase, String intoCase) {
        files.moveFacts(fromCase, intoCase);
    }

    /**
     * Two cases that were merged turned out to be of two children: the facts that came with the one are of its own child
     * again. What was said since stays where it was said.
     *
     * @param within the case that had ended, and those that had been merged into it, whose facts keep saying so
     * @param merged the case that had ended
     * @param into the case in which it went on
     * @param own the case that the child has now
     * @param ownFile its file
     * @return false if nothing says what came with it, as in cases that were merged by an older version
     */
    @Transactional
    public boolean partFacts(Set<String> within, String merged, String into, String own, UUID ownFile) {
        return files.partFacts(within, merged, into, own, ownFile);
    }

    /**
     * With which case a line of the strip came.
     *
     * @param fact its number
     * @return empty if it was said where it stands, or is gone
     */
    public Optional<String> broughtBy(long fact) {
        return files.broughtBy(fact);
    }

    /**
     * A line of the strip that came with a case stands where that one goes on.
     *
     * @param fact its number
     * @param own the case
     * @param ownFile its child's file
     */
    @Transactional
    public void putBack(long fact, String own, UUID ownFile) {
        files.putBack(fact, own, ownFile);
    }

    /**
     * As {@link #partFacts}, for the file itself, those that had been left for it, and the guardians. What the other file took from it to
     * fill its gaps, that one knows no more.
     *
     * @param left the file of the child before
     * @param stays the file with which it was united
     * @param ownFile the file that the child has now
     * @return the files that are known by this one now; none if the two were never united, for it was one file
     */
    @Transactional
    public Set<UUID> part(UUID left, UUID stays, UUID ownFile) {
        var staying = file(stays).id();
        if (left.equals(staying)) {
            return Set.of();
        }
        files.forget(left, staying);
        var parted = files.part(left, ownFile);
        guardians.part(parted, left, staying, ownFile);
        return parted;
    }

    /**
     * What was said in some cases is of another child than it seemed.
     *
     * @param caseNos the cases
     * @param ownFile the file of that child
     */
    @Transactional
    public void partCases(Set<String> caseNos, UUID ownFile) {
        files.partCases(caseNos, ownFile);
    }

    /**
     * The facts that count now, for the platform's own use; nobody's access is asked.
     *
     * @param id the file
     * @return the newest of each kind
     */
    @Transactional(readOnly = true)
    public Map<StripFact.Kind, StripFact> strip(UUID id) {
        var strip = new EnumMap<StripFact.Kind, StripFact>(StripFact.Kind.class);
        files.facts(id).forEach(fact -> strip.putIfAbsent(fact.kind(), fact));
        return strip;
    }

    /**
     * Every fact there ever was. Each carries the case it comes from; whoever shows it asks who may open that case.
     *
     * @param id the file
     * @return the newest first
     */
    @Transactional(readOnly = true)
    public List<StripFact> facts(UUID id) {
        return files.facts(id);
    }
}

package org.huhang.child;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of the children: found or opened, and the facts of their safety strips. */
@Service
public class ChildFiles {

    private final ChildFileTable files;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChildFiles(ChildFileTable files, ApplicationEventPublisher events, Clock clock) {
        this.files = files;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The file of this child, opened if there is none. Only an equal identity number, or equal name, birth date and county
     * without contradicting identity numbers, makes it the same child; anything weaker is {@link #alike}.
     *
     * @param identity what is known
     * @param county the county of the report
     * @param residence where the child lives, as far as known
     * @return the file; what was unknown to it is filled in
     */
    @Transactional
    public ChildFile findOrOpen(Identity identity, String county, @Nullable String residence) {
        files.oneAtATime(identity, county);
        var found = files.findSame(identity, county);
        if (found == null) {
            var made = new ChildFile(UUID.randomUUID(), identity, county, residence);
            files.insert(made, clock.instant());
            return made;
        }
        files.fillIn(found.id(), identity, residence);
        return file(found.id());
    }

    /**
     * A child's file.
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
        files.fillIn(stays.id(), left.identity(), left.residence());
        events.publishEvent(new ChildFilesUnited(left.id(), stays.id(), caseNo));
    }

    /**
     * Files that might be the same child's.
     *
     * @param file the file to compare
     * @return the likeliest first, five at most
     */
    @Transactional(readOnly = true)
    public List<Likeness> alike(ChildFile file) {
        return files.candidates(file).stream()
                .map(other -> new Likeness(other, percent(file.identity(), other.identity())))
                .filter(likeness -> likeness.percent() >= 40)
                .sorted(Comparator.comparingInt(Likeness::percent).reversed())
                .limit(5)
                .toList();
    }

    private static int percent(Identity one, Identity other) {
        var known = 0;
        var equal = 0;
        var pairs = new Object[][] {
            {one.name(), other.name(), 40},
            {one.birthDate(), other.birthDate(), 25},
            {one.guardianPhone(), other.guardianPhone(), 20},
            {one.guardianName(), other.guardianName(), 10},
            {one.school(), other.school(), 5},
        };
        for (var pair : pairs) {
            if (pair[0] != null && pair[1] != null) {
                known += (int) pair[2];
                equal += pair[0].equals(pair[1]) ? (int) pair[2] : 0;
            }
        }
        return known == 0 ? 0 : Math.min(99, 100 * equal / Math.max(known, 50));
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
    }

    /**
     * The facts of the safety strip that count now.
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
     * Every fact there ever was, for the way of a case.
     *
     * @param id the file
     * @return the newest first
     */
    @Transactional(readOnly = true)
    public List<StripFact> facts(UUID id) {
        return files.facts(id);
    }
}

package org.huhang.casework;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.child.Trait;
import org.springframework.stereotype.Component;

/** Which other children a home, or a report, has: what threatens one of them perhaps threatens the others. */
@Component
class OneHome {

    /** Where more children than this live together is an institution: each is told of, and none is called for alone. */
    private static final int CHILDREN_OF_A_HOME = 6;

    private final CaseTable table;
    private final CaseRegister register;
    private final CaseLinks links;
    private final PerhapsOneChild sameChild;
    private final ChildFiles children;

    OneHome(CaseTable table, CaseRegister register, CaseLinks links, PerhapsOneChild sameChild, ChildFiles children) {
        this.table = table;
        this.register = register;
        this.links = links;
        this.sameChild = sameChild;
        this.children = children;
    }

    /**
     * The other children of the same report, or of the same guardians; also a child that was once taken for this one.
     *
     * @param file the case of a child
     * @return their files, of each child the one that stays; without the child itself
     */
    Set<UUID> others(CaseFile file) {
        return withoutItself(file, Stream.concat(reported(file, false), children.siblings(file.childId()).stream()));
    }

    private Set<UUID> withoutItself(CaseFile file, Stream<UUID> those) {
        var itself = children.ofOneChild(file.childId());
        return those.map(this::staying).filter(child -> !itself.contains(child)).collect(Collectors.toSet());
    }

    /** Of several files that were found to be one child's the one that stays. */
    private UUID staying(UUID child) {
        return children.file(child).id();
    }

    private Stream<UUID> reported(CaseFile file, boolean inOneReport) {
        var linked = links.of(file.caseNo()).stream()
                .filter(link -> !inOneReport || link.kind().equals(CaseLinks.SAME_REPORT))
                .map(CaseLinks.Linked::caseNo);
        // A link stays with a case that was merged; its report went along.
        return Stream.concat(linked, table.ofOneReport(file.caseNo()).stream())
                .distinct()
                .flatMap(other -> table.find(other).stream())
                .map(CaseFile::childId);
    }

    /** The open cases of those, but for whatever is perhaps, or surely, a case of the same child: to say “another” were not true. */
    List<CaseFile> casesOfOthers(CaseFile file) {
        var same = Set.copyOf(sameChild.crossesTo(file.caseNo()));
        return of(others(file)).stream()
                .filter(CaseFile::open)
                .filter(other -> !same.contains(other.caseNo()))
                .toList();
    }

    /**
     * Those who live with the child: they have a guardian in common, or stand in one report that names no other guardian
     * for them, whichever county their case is in. An institution is no home.
     *
     * @param file the case of a child
     * @return their cases
     */
    Home home(CaseFile file) {
        var all = of(underOneRoof(file));
        var open = all.stream().filter(CaseFile::open).toList();
        var busy = open.stream().map(other -> staying(other.childId())).collect(Collectors.toSet());
        var closed = all.stream()
                .filter(other -> !busy.contains(staying(other.childId())) && !"closedMerged".equals(other.endState()))
                .collect(Collectors.toMap(
                        other -> staying(other.childId()), other -> other, (last, before) -> last, LinkedHashMap::new));
        return new Home(
                open.size() < CHILDREN_OF_A_HOME ? open : List.of(),
                closed.size() + busy.size() < CHILDREN_OF_A_HOME ? List.copyOf(closed.values()) : List.of());
    }

    private Set<UUID> underOneRoof(CaseFile file) {
        var child = children.file(file.childId());
        var guarded = Set.copyOf(children.siblings(file.childId()));
        var together = withoutItself(file, reported(file, true)).stream()
                .filter(other -> !guarded.contains(other) && oneRoof(child, children.file(other)));
        return Stream.concat(guarded.stream(), together).collect(Collectors.toSet());
    }

    private boolean oneRoof(ChildFile child, ChildFile other) {
        var compared = children.compare(child, other);
        return compared.agrees().contains(Trait.ADDRESS)
                || compared.differs().stream()
                        .noneMatch(trait -> trait == Trait.GUARDIAN_NAME || trait == Trait.GUARDIAN_PHONE);
    }

    private List<CaseFile> of(Set<UUID> files) {
        return register.ofEach(files).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(CaseFile::openedAt).reversed())
                .toList();
    }

    /**
     * The other children of a home.
     *
     * @param open their open cases
     * @param closed of each child without an open case the last one that was closed, without those that were merged
     */
    record Home(List<CaseFile> open, List<CaseFile> closed) {

        /** How many there are. */
        int children() {
            return open.size() + closed.size();
        }
    }
}

package org.huhang.casework;

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

    private final CaseTable cases;
    private final CaseLinks links;
    private final ChildFiles children;

    OneHome(CaseTable cases, CaseLinks links, ChildFiles children) {
        this.cases = cases;
        this.links = links;
        this.children = children;
    }

    /**
     * The other children of the same report, or of the same guardians; also a child that was once taken for this one.
     *
     * @param file the case of a child
     * @return their files, without the child itself
     */
    Set<UUID> others(CaseFile file) {
        return Stream.concat(reported(file, false), children.siblings(file.childId()).stream())
                .filter(child -> !child.equals(file.childId()))
                .collect(Collectors.toSet());
    }

    private Stream<UUID> reported(CaseFile file, boolean inOneReport) {
        return links.of(file.caseNo()).stream()
                .filter(link -> !inOneReport || link.kind().equals(CaseLinks.SAME_REPORT))
                .flatMap(link -> cases.find(link.caseNo()).stream())
                .map(CaseFile::childId);
    }

    /** The open cases of those, but for whatever is a case of the same child. */
    List<CaseFile> casesOfOthers(CaseFile file) {
        var same = links.of(file.caseNo()).stream()
                .filter(link -> link.kind().equals(CaseLinks.SAME_CHILD))
                .map(CaseLinks.Linked::caseNo)
                .collect(Collectors.toSet());
        return open(others(file)).stream()
                .filter(other -> !same.contains(other.caseNo()))
                .toList();
    }

    /**
     * The open cases of those who live with the child: they have a guardian in common, or stand in one report that names no
     * other guardian for them, and are in the same county. An institution is no home.
     *
     * @param file the case of a child
     * @return their cases
     */
    List<CaseFile> livingTogether(CaseFile file) {
        var child = children.file(file.childId());
        var guarded = Set.copyOf(children.siblings(file.childId()));
        var together = reported(file, true)
                .filter(other -> !guarded.contains(other))
                .filter(other -> !other.equals(file.childId()) && oneRoof(child, children.file(other)));
        var all = open(Stream.concat(guarded.stream(), together).collect(Collectors.toSet())).stream()
                .filter(other -> other.county().equals(file.county()))
                .toList();
        return all.size() < CHILDREN_OF_A_HOME ? all : List.of();
    }

    private boolean oneRoof(ChildFile child, ChildFile other) {
        var compared = children.compare(child, other);
        return compared.agrees().contains(Trait.ADDRESS)
                || compared.differs().stream()
                        .noneMatch(trait -> trait == Trait.GUARDIAN_NAME || trait == Trait.GUARDIAN_PHONE);
    }

    private List<CaseFile> open(Set<UUID> files) {
        return files.isEmpty()
                ? List.of()
                : cases.find(cases.ofChildren(files)).stream()
                        .filter(CaseFile::open)
                        .toList();
    }
}

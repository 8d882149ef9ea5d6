package org.huhang.schooling;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.CaseParties;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.worklist.CaseCards;
import org.springframework.stereotype.Component;

/**
 * The ledgers as somebody may read them. A school reads the rows of its own pupils, a township and an education bureau those of their
 * place. Whoever may not open a case reads neither name nor number of it, and of a secret one nothing.
 */
@Component
class LedgerBook {

    private static final Set<AgencyType> READERS = Set.of(AgencyType.SCHOOL, AgencyType.TOWNSHIP, AgencyType.EDU);

    private final LedgerTable table;
    private final Directory directory;
    private final Cases cases;
    private final CaseCards cards;
    private final ChildFiles children;

    LedgerBook(LedgerTable table, Directory directory, Cases cases, CaseCards cards, ChildFiles children) {
        this.table = table;
        this.directory = directory;
        this.cases = cases;
        this.cards = cards;
        this.children = children;
    }

    /** Whose rows a person reads; empty for whoever has no ledgers to read. */
    Optional<LedgerTable.Scope> scope(Person person) {
        return person.platformOnly()
                ? Optional.empty()
                : Optional.of(directory.agency(person.agencyCode()))
                        .filter(agency -> READERS.contains(agency.type()))
                        .map(LedgerBook::scope);
    }

    private static LedgerTable.Scope scope(Agency agency) {
        return agency.type() == AgencyType.SCHOOL
                ? new LedgerTable.Scope(agency.code(), null)
                : new LedgerTable.Scope(null, agency.regionCode());
    }

    /** The rows, the newest first; the caller asked for the scope. */
    List<Line> lines(Person reader, LedgerTable.Scope scope, Ledger ledger, boolean closed, int limit) {
        var entries = table.of(scope, ledger, closed, limit);
        var caseNos = entries.stream().map(Entry::caseNo).collect(Collectors.toSet());
        var openable = cases.openable(reader, caseNos);
        var parties = cards.parties(caseNos);
        Map<UUID, ChildFile> files = children.files(entries.stream()
                .filter(entry -> openable.contains(entry.caseNo()))
                .map(Entry::fileId)
                .collect(Collectors.toSet()));
        return entries.stream()
                .filter(entry -> openable.contains(entry.caseNo()) || !secret(parties, entry))
                .map(entry -> new Line(entry, openable.contains(entry.caseNo()), name(files.get(entry.fileId()))))
                .toList();
    }

    private static boolean secret(Map<String, CaseParties> parties, Entry entry) {
        var known = parties.get(entry.caseNo());
        return known == null || known.secret();
    }

    private static String name(@org.jspecify.annotations.Nullable ChildFile file) {
        return file == null ? "" : Objects.requireNonNullElse(file.identity().name(), "");
    }

    /**
     * One row as somebody reads it.
     *
     * @param entry the row
     * @param opens whether the reader may open its case
     * @param name the child's name, empty where the reader may not know it or nobody does
     */
    record Line(Entry entry, boolean opens, String name) {}
}

package org.huhang.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildFiles;
import org.huhang.document.Documents;
import org.huhang.engine.BusinessClock;
import org.huhang.worklist.CaseCards;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The register of the cases: which there are, of which child, and by which reports. For whoever brings reports to cases, in a
 * transaction of theirs; nobody's access is asked, and nobody is told.
 */
@Component
public class CaseRegister {

    private final CaseTable table;
    private final ChildFiles children;
    private final Documents documents;
    private final CaseCards cards;
    private final Clock clock;

    CaseRegister(CaseTable table, ChildFiles children, Documents documents, CaseCards cards, Clock clock) {
        this.table = table;
        this.children = children;
        this.documents = documents;
        this.cards = cards;
        this.clock = clock;
    }

    /**
     * Gives a child a new case, with a number and a folder.
     *
     * @param child its file
     * @param county where the case is counted
     * @param told what it is about
     * @return the case; no process of it runs yet
     */
    public CaseFile open(ChildFile child, String county, Told told) {
        var now = clock.instant();
        var caseNo = table.nextNumber(
                county, LocalDate.ofInstant(now, BusinessClock.CHINA).getYear());
        var file = new CaseFile(
                caseNo,
                child.id(),
                county,
                told.regionCode(),
                told.categories(),
                told.tier(),
                told.secret(),
                told.firstReceiver(),
                documents.folder(CaseFolders.KIND, caseNo).value(),
                now,
                null,
                null,
                null);
        table.insert(file);
        cards.describe(Cases.card(file, child, Set.of()));
        return file;
    }

    /**
     * A case, kept from being closed until the transaction ends.
     *
     * @param caseNo its number
     * @return empty if there is none
     */
    public Optional<CaseFile> lock(String caseNo) {
        return table.lock(caseNo);
    }

    /**
     * The open case of a child, kept from being closed until the transaction ends.
     *
     * @param childId any of its files: those that were found to be one child's count alike
     * @return empty if none is open
     */
    public Optional<CaseFile> lockOpenOfChild(UUID childId) {
        return table.lockOpen(children.sameAs(childId));
    }

    /**
     * All cases of a child.
     *
     * @param childId any of its files: those that were found to be one child's count alike
     * @return the newest first
     */
    public List<CaseFile> ofChild(UUID childId) {
        return table.about(children.sameAs(childId));
    }

    /**
     * As {@link #ofChild}, for several children at once.
     *
     * @param childIds a file of each
     * @return by the file that was asked for, in that order: the newest first
     */
    public Map<UUID, List<CaseFile>> ofEach(Collection<UUID> childIds) {
        if (childIds.isEmpty()) {
            return Map.of();
        }
        var same = children.sameAs(Set.copyOf(childIds));
        var cases = table.about(same.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        var each = new LinkedHashMap<UUID, List<CaseFile>>();
        childIds.forEach(child -> each.put(
                child,
                cases.stream()
                        .filter(file -> same.getOrDefault(child, Set.of()).contains(file.childId()))
                        .toList()));
        return each;
    }

    /**
     * The cases of some files of children, also of those that are known by another one now.
     *
     * @param childIds the files
     * @return numbers
     */
    public Set<String> ofFiles(Set<UUID> childIds) {
        return table.ofChildren(childIds);
    }

    /**
     * Some cases.
     *
     * @param caseNos their numbers
     * @return those that there are, the newest first
     */
    public List<CaseFile> files(Set<String> caseNos) {
        return table.find(caseNos);
    }

    /**
     * Whether two cases are those of different children of one report.
     *
     * @param caseNo one
     * @param other the other
     * @return false also where nothing of one of them was reported
     */
    public boolean siblings(String caseNo, String other) {
        return table.siblings(caseNo, other);
    }

    /**
     * A report is about the child of a case.
     *
     * @param reportId the report
     * @param child which of its children
     * @param caseNo the case
     */
    public void join(UUID reportId, int child, String caseNo) {
        table.join(reportId, child, caseNo, clock.instant());
    }

    /**
     * A report is not about the child of its case after all.
     *
     * @param reportId the report
     * @param child which of its children
     */
    public void leave(UUID reportId, int child) {
        table.leave(reportId, child);
    }

    /**
     * A case is about more than it was opened for.
     *
     * @param file the case
     * @param categories the further situations
     */
    public void widen(CaseFile file, List<Integer> categories) {
        var all = new TreeSet<>(file.categories());
        all.addAll(categories);
        table.widen(file.caseNo(), List.copyOf(all), false);
    }

    /**
     * A case is about less than it seemed.
     *
     * @param file the case
     * @param categories the situations that are another child's
     */
    public void narrow(CaseFile file, Set<Integer> categories) {
        var left = file.categories().stream()
                .filter(category -> !categories.contains(category))
                .toList();
        table.widen(file.caseNo(), left, false);
    }

    /**
     * A case is about a child whose file was there before.
     *
     * @param caseNo the case
     * @param childId that file
     */
    public void relink(String caseNo, UUID childId) {
        table.relink(caseNo, childId);
    }

    /**
     * Says where a case is.
     *
     * @param caseNo the case
     * @param regionCode the place, as narrow as known
     * @param schoolCode the school bound to it, null if that stays
     * @param policeCode the police unit bound to it, null if that stays, as it does within a county
     */
    public void place(String caseNo, String regionCode, @Nullable String schoolCode, @Nullable String policeCode) {
        table.place(caseNo, regionCode, schoolCode, policeCode);
    }

    /**
     * An agency takes part from now on.
     *
     * @param caseNo the case
     * @param agencyCode the agency
     * @param source what says so
     */
    public void addParty(String caseNo, String agencyCode, String source) {
        table.addParty(caseNo, agencyCode, source, clock.instant());
    }

    /**
     * What a new case is about.
     *
     * @param regionCode where it happened, as narrow as known
     * @param categories the situations
     * @param tier the code of its tier
     * @param secret whether only who must may know of it
     * @param firstReceiver the kind of agency that registers it
     */
    public record Told(String regionCode, List<Integer> categories, String tier, boolean secret, String firstReceiver) {

        /** Copies the list. */
        public Told {
            categories = List.copyOf(categories);
        }
    }
}

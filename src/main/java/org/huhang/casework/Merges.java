package org.huhang.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SQL of what was merged into what. A case ends in the one into which it was merged, and that one perhaps in a third; what came
 * along keeps from which case it came first, however often it was moved on.
 */
@Component
public class Merges {

    private final JdbcClient jdbc;

    Merges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The reports and presses of a case that ends belong to the other one from now on.
     *
     * @param from the case that ends
     * @param into the case that goes on, which is open, so that no case ever ends in itself
     * @param at now
     */
    public void merged(String from, String into, Instant at) {
        jdbc.sql("update casework.case_file set merged_into = :into where case_no = :from")
                .param("from", from)
                .param("into", into)
                .update();
        jdbc.sql(
                        "update casework.case_report set case_no = :into, came_from = coalesce(came_from, :from), joined_at = :at"
                                + " where case_no = :from")
                .param("from", from)
                .param("into", into)
                .param("at", time(at))
                .update();
        presses(from, into);
    }

    /**
     * Who called for help in a case that ended called for it where that one goes on.
     *
     * @param from the case that ended
     * @param into the case that goes on
     */
    public void presses(String from, String into) {
        jdbc.sql("update casework.emergency set case_no = :into where case_no = :from")
                .param("from", from)
                .param("into", into)
                .update();
    }

    /**
     * The cases that ended in one, ever further back, as long as they were not parted.
     *
     * @param caseNo a case
     * @return with itself, and with those whose child it is since they were parted
     */
    public Set<String> within(String caseNo) {
        return Set.copyOf(jdbc.sql(
                        """
                        with recursive part(case_no) as (
                            select :caseNo
                            union
                            select file.case_no from casework.case_file file
                            join part on file.parted_as = part.case_no
                                or file.merged_into = part.case_no and file.parted_as is null)
                        select case_no from part
                        """)
                .param("caseNo", caseNo)
                .query(String.class)
                .list());
    }

    /**
     * Whether a case ever went on in another, whether or not it was parted from it since.
     *
     * @param merged the case that ended
     * @param caseNo the other
     * @return false also where one of them is no case
     */
    public boolean wasIn(String merged, String caseNo) {
        return stays(merged).containsKey(caseNo);
    }

    /** The cases that ended in one and were not parted from it since, the oldest first. */
    List<String> into(String caseNo) {
        return jdbc.sql("select case_no from casework.case_file where merged_into = ? and parted_as is null"
                        + " order by closed_at, case_no")
                .param(caseNo)
                .query(String.class)
                .list();
    }

    /**
     * What came into a case with another that was merged.
     *
     * @param merged the case that ended
     * @param into the case in which it goes on
     * @return its own reports first, then those of the cases that had been merged into it; empty if none of its own is there
     */
    public List<Along> along(String merged, String into) {
        var along = jdbc.sql(
                        """
                        select report_id, child, came_from from casework.case_report
                        where case_no = :into and came_from = any(:within)
                        order by came_from <> :merged, joined_at, report_id, child
                        """)
                .param("merged", merged)
                .param("into", into)
                .param("within", within(merged).toArray(String[]::new))
                .query((row, number) -> new Along(
                        row.getObject("report_id", UUID.class),
                        row.getInt("child"),
                        row.getString("came_from"),
                        merged))
                .list();
        return along.stream().anyMatch(one -> one.before() == null) ? along : List.of();
    }

    /**
     * The two cases as they are before anything is parted.
     *
     * @param merged the case that ended
     * @param into the case in which it goes on
     * @param along what came with it
     * @return both, with where and since when they were one
     */
    public Pair pair(CaseFile merged, CaseFile into, List<Along> along) {
        var stays = stays(merged.caseNo());
        var ended = Objects.requireNonNull(merged.closedAt());
        var arrived = stays.getOrDefault(into.caseNo(), ended);
        // Parted itself since, and what is parted now came along: what was said when it was opened anew was said
        // before.
        var made = into.openedAt().isAfter(ended) ? made(into) : Instant.MIN;
        return new Pair(
                merged,
                into,
                within(merged.caseNo()),
                along.stream().map(Along::report).collect(Collectors.toSet()),
                made.equals(Instant.MIN) ? begun(merged, into) : into.openedAt(),
                made.isAfter(arrived) ? made : arrived,
                stays,
                formers(into),
                made);
    }

    /** In which cases it was, since when. */
    private Map<String, Instant> stays(String merged) {
        var stays = new LinkedHashMap<String, Instant>();
        jdbc.sql(
                        """
                        with recursive way(case_no, since, step) as (
                            select merged_into, closed_at, 1 from casework.case_file where case_no = :merged
                            union all
                            select file.merged_into, file.closed_at, step + 1 from casework.case_file file
                            join way on way.case_no = file.case_no
                            where file.merged_into is not null and file.parted_as is null)
                        select case_no, since from way where case_no is not null order by step
                        """)
                .param("merged", merged)
                .query((row, number) -> Map.entry(
                        row.getString("case_no"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(stay -> stays.put(stay.getKey(), stay.getValue()));
        return stays;
    }

    private Set<String> formers(CaseFile own) {
        return Set.copyOf(jdbc.sql("select case_no from casework.case_file where parted_as = ?")
                .param(own.caseNo())
                .query(String.class)
                .list());
    }

    private Instant made(CaseFile own) {
        return jdbc.sql("select min(since) from casework.case_link where case_no = :own and kind = 'parted'"
                        + " and exists (select from casework.case_file where parted_as = :own)")
                .param("own", own.caseNo())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class) == null
                        ? Instant.MIN
                        : row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private Instant begun(CaseFile merged, CaseFile into) {
        return jdbc.sql("select min(joined_at) from casework.case_report where case_no = :into and came_from = :merged")
                .param("merged", merged.caseNo())
                .param("into", into.caseNo())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.MAX);
    }

    /**
     * The case has another one of its own since; what had been merged into it came along with it.
     *
     * @param pair the two that were one
     * @param own the case that the child of the merged one has now
     * @param along what came with it, and lies in its own case by now
     */
    public void parted(Pair pair, String own, List<Along> along) {
        var merged = pair.merged().caseNo();
        jdbc.sql("update casework.case_file set parted_as = :own, parted_since = :since where case_no = :merged")
                .param("own", own)
                .param("since", time(pair.since()))
                .param("merged", merged)
                .update();
        jdbc.sql("update casework.case_file set merged_into = :own where merged_into = :merged and parted_as is null")
                .param("own", own)
                .param("merged", merged)
                .update();
        along.stream().filter(one -> one.before() != null).forEach(one -> jdbc.sql(
                        "update casework.case_report set came_from = :origin"
                                + " where report_id = :report and child = :child and case_no = :own")
                .param("origin", one.origin())
                .param("report", one.report())
                .param("child", one.child())
                .param("own", own)
                .update());
        partPresses(pair, own);
    }

    /** Police were called by each press in the case in which it was made. */
    private void partPresses(Pair pair, String own) {
        jdbc.sql(
                        """
                        update casework.emergency press set case_no = :own
                        where press.case_no = :into and exists (
                            select from casework.duty duty
                            where duty.case_no = any(:within) and duty.source = 'emergency:' || press.id)
                          and not exists (
                            select from casework.duty duty
                            where duty.case_no = :into and duty.source = 'emergency:' || press.id and duty.since < :since)
                        """)
                .param("since", time(pair.begun()))
                .param("within", pair.within().toArray(String[]::new))
                .param("into", pair.into().caseNo())
                .param("own", own)
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /**
     * A report that came along.
     *
     * @param report the report
     * @param child which of its children
     * @param origin the case in which it was first
     * @param merged the case with which it came
     */
    public record Along(UUID report, int child, String origin, String merged) {

        /** The case in which it was before it came to the merged one, null if it was first there. */
        public @Nullable String before() {
            return origin.equals(merged) ? null : origin;
        }
    }
}

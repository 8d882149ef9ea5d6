package org.huhang.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyFunction;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.engine.StepCall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What travels with a case: where its process works from now on, and since when its terms run. */
@Component
class TransferFacts {

    static final String ID = "transferId";
    static final String RECEIVED = "receivedAt";
    static final String SENT_AT = "sentAt";

    private static final String REPORTED = "reportedAt";

    private final TransferTable table;
    private final CaseRegister register;
    private final Cases cases;
    private final Directory directory;
    private final Clock clock;

    TransferFacts(TransferTable table, CaseRegister register, Cases cases, Directory directory, Clock clock) {
        this.table = table;
        this.register = register;
        this.cases = cases;
        this.directory = directory;
        this.clock = clock;
    }

    /** A police unit has it from now on. */
    Map<String, Object> policeAt(StepCall call, Agency to, Transfer sent) {
        return firstHopOnly(call, RECEIVED, place(call, to, sent));
    }

    /** An intake has it from now on, and so has the case. */
    Map<String, Object> intakeAt(StepCall call, Agency to, Transfer sent) {
        return intakeAt(call, to, place(call, to, sent));
    }

    private Map<String, Object> intakeAt(StepCall call, Agency to, Map<String, Object> facts) {
        facts.put("firstReceiver", to.type().name());
        facts.put(AgencyFunction.INTAKE, to.code());
        facts.put(REPORTED, Date.from(clock.instant()));
        lies(call.caseNo(), where(call, to), null, (String) facts.get("policeCode"));
        return firstHopOnly(call, REPORTED, facts);
    }

    /** It is the sender’s again, as if it had never left. */
    Map<String, Object> hereAgain(StepCall call, Transfer sent) {
        var from = directory.agency(sent.fromAgency());
        var facts = place(call, from, sent);
        // What came to the sender can still be sent back by it.
        table.ofCase(sent.caseNo()).stream()
                .filter(one -> one.kind() == sent.kind() && from.code().equals(one.toAgency()))
                .reduce((first, later) -> later)
                .ifPresent(came -> facts.put(ID, came.id().toString()));
        return sent.kind() == Transfer.Kind.POLICE ? firstHopOnly(call, RECEIVED, facts) : intakeAt(call, from, facts);
    }

    /** A receiver that had sent it back took it after all. */
    Map<String, Object> after(StepCall call, Agency to, Transfer sent, boolean first) {
        var facts = place(call, to, sent);
        if (sent.kind() == Transfer.Kind.POLICE) {
            return first ? facts : firstHopOnly(call, RECEIVED, facts);
        }
        facts.put("firstReceiver", to.type().name());
        facts.put(AgencyFunction.INTAKE, to.code());
        facts.put(REPORTED, Date.from(sent.sentAt()));
        return first ? facts : firstHopOnly(call, REPORTED, facts);
    }

    /** The case lies where an intake is that has it again. */
    void placeAgain(Transfer sent, Agency from, Given answer) {
        var police = answer.text("policeCode");
        var where = Stream.of("incidentVillage", "incidentTownship")
                .map(answer::text)
                .filter(Objects::nonNull)
                .findFirst();
        lies(
                sent.caseNo(),
                where.orElse(from.regionCode()),
                answer.text("schoolCode"),
                police != null || from.type() != AgencyType.POLICE ? police : from.code());
    }

    /** The task that follows lies there too: its form, and a correction of it, asks for the townships of that county. */
    private void lies(String caseNo, String region, @Nullable String school, @Nullable String police) {
        register.place(caseNo, region, school, police);
        cases.describe(caseNo);
    }

    /** A matter goes to where its new agency is; an office above the counties takes it where it happened. */
    private String where(StepCall call, Agency to) {
        return directory.findCounty(to.regionCode()).isEmpty()
                ? Objects.requireNonNull(call.facts().text("regionCode"))
                : to.regionCode();
    }

    private Map<String, Object> place(StepCall call, Agency agency, Transfer sent) {
        var region = where(call, agency);
        var facts = new HashMap<String, Object>(Map.of(
                "transferOutside",
                false,
                ID,
                sent.id().toString(),
                SENT_AT,
                Date.from(sent.sentAt()),
                RECEIVED,
                Date.from(sent.sentAt()),
                "regionCode",
                region,
                "incidentTownship",
                region,
                "incidentVillage",
                region));
        var police = agency.type() == AgencyType.POLICE ? Optional.of(agency) : policeOf(region, call);
        police.ifPresent(unit -> facts.put("policeCode", unit.code()));
        return facts;
    }

    /** The police of the place, if it lies outside the county, or wider region, of those bound to the case. */
    private Optional<Agency> policeOf(String region, StepCall call) {
        return Optional.ofNullable(call.facts().text("policeCode"))
                .flatMap(directory::findAgency)
                .filter(bound -> !directory.within(
                        region, directory.findCounty(bound.regionCode()).orElse(bound.regionCode())))
                .map(bound -> directory
                        .responsible(
                                AgencyType.POLICE,
                                AgencyType.POLICE.mainRole(),
                                region,
                                null,
                                AgencyFunction.excluded(call.facts()))
                        .agency());
    }

    /**
     * Who gets a matter for the first time has the time of the law from then on. Whatever hop or return comes after it gives
     * nobody new time: the terms run from when it was first received.
     */
    private static Map<String, Object> firstHopOnly(StepCall call, String start, Map<String, Object> facts) {
        var first = first(call, start);
        if (first != null) {
            facts.put(firstOf(start), Date.from(first));
            if (call.facts().date(firstOf(start)) != null) {
                facts.put(start, Date.from(first));
            }
        }
        return facts;
    }

    /** Where an instance keeps when a matter was received before it was passed on. */
    private static String firstOf(String start) {
        return start.equals(RECEIVED) ? "firstReceivedAt" : "firstReportedAt";
    }

    /** When a matter was first received, by whomever. */
    static @Nullable Instant first(StepCall call, String start) {
        var kept = instant(call, firstOf(start));
        return kept == null ? instant(call, start) : kept;
    }

    private static @Nullable Instant instant(StepCall call, String variable) {
        var date = call.facts().date(variable);
        return date == null ? null : date.toInstant();
    }
}

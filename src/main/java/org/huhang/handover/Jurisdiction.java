package org.huhang.handover;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose a case is when two agencies each hold it to be another’s: the superior of all of them decides, and what it decides is not
 * sent back. The law says so for police (Police rules on criminal cases 22, on administrative cases 13); intakes do alike, and
 * where they are of several kinds the civil affairs bureau above them decides.
 */
@Component
class Jurisdiction {

    private final TransferTable transfers;
    private final Directory directory;

    Jurisdiction(TransferTable transfers, Directory directory) {
        this.transfers = transfers;
        this.directory = directory;
    }

    /**
     * Where a case must go if the unit does not keep it.
     *
     * @param besides what is being corrected and counts no more, null for none
     * @return empty if it may choose: nobody passed the case on before, or the unit is the superior itself
     */
    Optional<Agency> commonSuperior(String caseNo, Transfer.Kind kind, String unit, @Nullable UUID besides) {
        var involved = sent(caseNo, kind).stream()
                .filter(one -> !one.id().equals(besides))
                .flatMap(one -> Stream.of(one.fromAgency(), one.toAgency()))
                .filter(Objects::nonNull)
                .map(code -> directory.agency(Objects.requireNonNull(code)))
                .toList();
        var asked = directory.agency(unit);
        var others = involved.stream().filter(one -> !one.code().equals(unit)).toList();
        return others.isEmpty() || others.stream().allMatch(one -> above(one, asked))
                ? Optional.empty()
                : superiorOf(asked, involved, kind);
    }

    /** The nearest above all of them in which somebody works on the platform; the unit's own kind before another. */
    private Optional<Agency> superiorOf(Agency unit, List<Agency> involved, Transfer.Kind kind) {
        return directory.upward(unit.regionCode()).stream()
                .flatMap(region -> deciding(unit, kind).stream().flatMap(type -> of(type, region.code())))
                .filter(agency -> !agency.code().equals(unit.code()))
                .filter(agency ->
                        involved.stream().allMatch(one -> !one.code().equals(agency.code()) && above(one, agency)))
                .filter(agency -> !directory.staffOf(agency.code()).isEmpty())
                .findFirst();
    }

    private Stream<Agency> of(AgencyType type, String region) {
        return directory.agenciesIn(region).stream().filter(agency -> agency.type() == type);
    }

    private static Set<AgencyType> deciding(Agency unit, Transfer.Kind kind) {
        return kind == Transfer.Kind.POLICE
                ? Set.of(AgencyType.POLICE)
                : new LinkedHashSet<>(List.of(unit.type(), AgencyType.CIVIL));
    }

    /** Of one kind a station is below its bureau in the same county; others are peers there. */
    private boolean above(Agency one, Agency superior) {
        return directory.within(one.regionCode(), superior.regionCode())
                && (one.type() == superior.type() || !one.regionCode().equals(superior.regionCode()));
    }

    /** Whether it was sent by somebody above the receiver, after others had disagreed. */
    boolean designated(Transfer sent) {
        return sent.toAgency() != null
                && sent(sent.caseNo(), sent.kind()).size() > 1
                && !sent.fromAgency().equals(sent.toAgency())
                && above(directory.agency(sent.toAgency()), directory.agency(sent.fromAgency()));
    }

    /** Whether the case was passed on before. */
    boolean again(Transfer sent) {
        return sent(sent.caseNo(), sent.kind()).size() > 1;
    }

    private List<Transfer> sent(String caseNo, Transfer.Kind kind) {
        return transfers.ofCase(caseNo).stream()
                .filter(sent -> sent.kind() == kind)
                .toList();
    }
}

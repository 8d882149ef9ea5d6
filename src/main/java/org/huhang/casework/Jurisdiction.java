package org.huhang.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.springframework.stereotype.Component;

/**
 * Whose a police case is when two units each hold it to be another’s: the superior of all of them decides, and what it decides
 * is not sent back (Police rules on criminal cases 22, on administrative cases 13).
 */
@Component
class Jurisdiction {

    private final TransferTable transfers;
    private final Directory directory;

    Jurisdiction(TransferTable transfers, Directory directory) {
        this.transfers = transfers;
        this.directory = directory;
    }

    /** Where the case must go if the unit does not keep it; empty if it may choose. */
    Optional<Agency> commonSuperior(String caseNo, String unit) {
        var sent = policeTransfers(caseNo);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        var involved = sent.stream()
                .flatMap(one -> Stream.of(one.fromAgency(), one.toAgency()))
                .filter(Objects::nonNull)
                .map(code -> directory.agency(Objects.requireNonNull(code)))
                .toList();
        return superiorOf(directory.agency(unit), involved);
    }

    /** The nearest police above all of them in which somebody works on the platform. */
    private Optional<Agency> superiorOf(Agency unit, List<Agency> involved) {
        return directory.upward(unit.regionCode()).stream()
                .flatMap(region -> directory.agenciesIn(region.code()).stream())
                .filter(agency ->
                        agency.type() == AgencyType.POLICE && !agency.code().equals(unit.code()))
                .filter(agency -> involved.stream()
                        .allMatch(one -> !one.code().equals(agency.code())
                                && directory.within(one.regionCode(), agency.regionCode())))
                .filter(agency -> !directory.staffOf(agency.code()).isEmpty())
                .findFirst();
    }

    /** Whether it was sent by somebody whom the sender before had to ask. */
    boolean designated(Transfer sent) {
        var receiver = sent.toAgency();
        return receiver != null
                && policeTransfers(sent.caseNo()).size() > 1
                && !sent.fromAgency().equals(receiver)
                && superiorOf(directory.agency(receiver), List.of(directory.agency(receiver)))
                        .filter(superior -> superior.code().equals(sent.fromAgency()))
                        .isPresent();
    }

    private List<Transfer> policeTransfers(String caseNo) {
        return transfers.ofCase(caseNo).stream()
                .filter(sent -> sent.kind() == Transfer.Kind.POLICE)
                .toList();
    }
}

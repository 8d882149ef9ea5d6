package org.huhang.handover;

import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Desk;
import org.huhang.agency.Directory;
import org.huhang.agency.NoSuchAgency;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Exclusions;
import org.huhang.handover.HandOver.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which desk must take a hand-over, and that its agency takes part in the case. */
@Component
class HandOverDesks {

    private final LinkMatrix matrix;
    private final Directory directory;
    private final Exclusions exclusions;
    private final CaseRegister register;
    private final Cases cases;

    HandOverDesks(LinkMatrix matrix, Directory directory, Exclusions exclusions, CaseRegister register, Cases cases) {
        this.matrix = matrix;
        this.directory = directory;
        this.exclusions = exclusions;
        this.register = register;
        this.cases = cases;
    }

    /** Where the matrix sends it, from whoever sends it, in the place where it happened. */
    Address address(CaseFile file, HandOver row, String sender, String regionCode) {
        var link = matrix.of(row.message(), row.fromProcess());
        var desk = desk(file, link.taker(), link.role(), regionCode, null);
        return new Address(sender, desk.agency().code(), desk.role(), regionCode);
    }

    /** Where nobody of that agency works on the platform, the desk that acts for it has the task, and stands for it everywhere. */
    Address address(HandOver row, Agency other) {
        var file = cases.file(row.caseNo());
        var desk = desk(file, other.type(), other.type().mainRole(), other.regionCode(), other.code());
        return row.addressed().to(desk.agency().code(), desk.role());
    }

    /** As {@link #address(HandOver, Agency)}, the agency that an answer names; whoever has it where it names none. */
    Address named(HandOver row, HandOverAnswer answer, Address has) {
        var other = answer.other();
        return other == null ? has : address(row, directory.agency(other));
    }

    private Desk desk(CaseFile file, AgencyType type, String role, String regionCode, @Nullable String bound) {
        try {
            return directory.responsible(type, role, regionCode, bound, exclusions.agencies(file.caseNo()));
        } catch (NoSuchAgency none) {
            // Where a place has none of the kind, nobody is asked in vain: the office that coordinates it arranges it.
            var office = directory.coordinating(regionCode);
            return new Desk(office, office.type().mainRole());
        }
    }

    /** The agency whose desk acts for the receiver takes part in the case. */
    void takesPart(CaseFile file, HandOver row, Address to) {
        var desk = desk(file, directory.agency(to.taker()).type(), to.role(), to.regionCode(), to.taker());
        register.addParty(file.caseNo(), desk.agency().code(), row.subject());
        cases.describe(file.caseNo());
    }

    /** The agency that coordinates a county. */
    String office(String county) {
        return directory.coordinating(county).code();
    }
}

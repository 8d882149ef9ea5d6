package org.huhang.agency;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of work from the place of the incident upwards, and to another kind where a kind ends (domain paper A.3). */
final class HandOn {

    private final Places places;

    HandOn(Places places) {
        this.places = places;
    }

    /** All desks on the way, the one to be asked first in front. */
    List<Desk> desks(AgencyType type, String role, String regionCode, @Nullable String bound) {
        var desks = new ArrayList<Desk>();
        var chosen = bound == null ? null : places.agency(bound);
        if (chosen != null && chosen.type() == type) {
            desks.add(new Desk(chosen, role));
        }
        for (var region : places.upward(regionCode)) {
            var agency = places.agency(type + "-" + region.code());
            if (agency != null && !agency.equals(chosen)) {
                desks.add(new Desk(agency, role));
            }
        }
        var next = successor(type);
        if (next != type) {
            desks.addAll(desks(next, successorRole(type), regionCode, null));
        }
        return desks;
    }

    /** The agencies that oversee this one, the nearest first. Nobody of a county's bureaus oversees a township's government. */
    List<Agency> above(Agency agency) {
        var kind = agency.type() == AgencyType.TOWNSHIP ? AgencyType.TOWNSHIP : successor(agency.type());
        var above = new ArrayList<Agency>();
        for (var region : places.upward(agency.regionCode())) {
            var upper = places.agency(kind + "-" + region.code());
            if (upper != null && !upper.equals(agency)) {
                above.add(upper);
            }
        }
        return above;
    }

    /** The kind that takes over where a kind ends; the kind itself where none does. */
    private static AgencyType successor(AgencyType type) {
        return switch (type) {
            case VILLAGE -> AgencyType.TOWNSHIP;
            case TOWNSHIP -> AgencyType.CIVIL;
            case SCHOOL -> AgencyType.EDU;
            case HOSPITAL -> AgencyType.HEALTH;
            case PROVIDER -> AgencyType.RESCUE;
            default -> type;
        };
    }

    private static String successorRole(AgencyType type) {
        return switch (type) {
            case VILLAGE -> "childSupervisor";
            case SCHOOL -> "protectionOfficer";
            default -> successor(type).mainRole();
        };
    }
}

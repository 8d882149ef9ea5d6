package org.huhang.intake;

/**
 * The place of the incident as the page asks for it, step by step.
 *
 * @param county the county's code, empty if none was chosen
 * @param township the township's code, empty if none was chosen
 * @param village the village's code, empty if none was chosen
 */
record Place(String county, String township, String village) {

    static final String COUNTY = "county";
    static final String TOWNSHIP = "township";
    static final String VILLAGE = "village";

    /** A township of another county than the chosen one was left over from an earlier choice, and so on. */
    Place {
        township = township.startsWith(county) && !county.isEmpty() ? township : "";
        village = village.startsWith(township) && !township.isEmpty() ? village : "";
    }

    static Place of(Typed typed) {
        return new Place(typed.one(COUNTY), typed.one(TOWNSHIP), typed.one(VILLAGE));
    }

    /** The narrowest place that was chosen, empty if none was. */
    String regionCode() {
        return !village.isEmpty() ? village : !township.isEmpty() ? township : county;
    }
}

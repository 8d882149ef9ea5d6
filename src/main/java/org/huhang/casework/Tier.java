package org.huhang.casework;

import java.util.List;

/** How grave a case is, by the codes of its four tiers. */
public final class Tier {

    /** The gravest first. */
    public static final List<String> ORDER = List.of("RED", "ORANGE", "YELLOW", "BLUE");

    private Tier() {}

    /**
     * Compares two tiers.
     *
     * @param tier the code of one
     * @param other the code of another
     * @return whether the first is graver
     */
    public static boolean moreSevere(String tier, String other) {
        return ORDER.indexOf(tier) < ORDER.indexOf(other);
    }
}

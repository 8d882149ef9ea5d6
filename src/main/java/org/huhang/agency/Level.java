package org.huhang.agency;

/** The levels of the administrative division, from the widest to the narrowest (domain paper A.3). */
public enum Level {
    PROVINCE,
    PREFECTURE,
    COUNTY,
    TOWNSHIP,
    VILLAGE
}

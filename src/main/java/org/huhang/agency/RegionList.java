package org.huhang.agency;

import java.util.List;

/** The shipped list of places: public division codes with the Latin spelling beside, upper places before lower ones. */
final class RegionList {

    private RegionList() {}

    static List<Region> shipped() {
        return ReferenceFile.lines("regions-honghe.csv").stream()
                .map(line -> new Region(
                        line.text("code"),
                        line.text("name"),
                        line.text("name_en"),
                        line.read("level", Level::valueOf),
                        line.text("parent_code").isEmpty() ? null : line.text("parent_code")))
                .toList();
    }
}

package org.huhang.agency;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PlaceTable {

    private final JdbcClient db;

    PlaceTable(JdbcClient db) {
        this.db = db;
    }

    Places all() {
        return new Places(regions(), agencies());
    }

    private List<Region> regions() {
        return db.sql("select code, name, name_en, level, parent_code from agency.region order by code")
                .query((row, n) -> new Region(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Level.valueOf(row.getString(4)),
                        row.getString(5)))
                .list();
    }

    private List<Agency> agencies() {
        return db.sql("select code, type, region_code, name, name_en from agency.agency order by code")
                .query((row, n) -> new Agency(
                        row.getString(1),
                        AgencyType.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }
}

package org.huhang.agency;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Regions and agencies from the shipped list. Runs again whenever the list or the naming changed; deletes nothing. */
public final class R__agency_places extends BaseJavaMigration {

    private static final String INTO_REGION =
            """
            insert into agency.region (code, name, name_en, level, parent_code) values (?, ?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, name_en = excluded.name_en
            """;
    private static final String INTO_AGENCY =
            """
            insert into agency.agency (code, type, region_code, name, name_en) values (?, ?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, name_en = excluded.name_en
            """;

    private final List<Region> regions = RegionList.shipped();
    private final List<Agency> agencies = AgencyList.of(regions);

    @Override
    public Integer getChecksum() {
        var sum = new CRC32();
        regions.forEach(region -> sum.update(region.toString().getBytes(StandardCharsets.UTF_8)));
        agencies.forEach(agency -> sum.update(agency.toString().getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    @Override
    public void migrate(Context context) throws SQLException {
        insertRegions(context.getConnection());
        insertAgencies(context.getConnection());
    }

    private void insertRegions(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(INTO_REGION)) {
            for (var region : regions) {
                insert.setString(1, region.code());
                insert.setString(2, region.name());
                insert.setString(3, region.nameEn());
                insert.setString(4, region.level().name());
                insert.setString(5, region.parentCode());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertAgencies(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(INTO_AGENCY)) {
            for (var agency : agencies) {
                insert.setString(1, agency.code());
                insert.setString(2, agency.type().name());
                insert.setString(3, agency.regionCode());
                insert.setString(4, agency.name());
                insert.setString(5, agency.nameEn());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}

package org.huhang.agency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All regions and agencies. They change only with a migration, so a node reads them once. */
final class Places {

    private final Map<String, Region> regions = new LinkedHashMap<>();
    private final Map<String, List<Region>> children = new LinkedHashMap<>();
    private final Map<String, Agency> agencies = new LinkedHashMap<>();

    Places(List<Region> regions, List<Agency> agencies) {
        for (var region : regions) {
            this.regions.put(region.code(), region);
            if (region.parentCode() != null) {
                children.computeIfAbsent(region.parentCode(), parent -> new ArrayList<>())
                        .add(region);
            }
        }
        agencies.forEach(agency -> this.agencies.put(agency.code(), agency));
    }

    @Nullable
    Region region(String code) {
        return regions.get(code);
    }

    @Nullable
    Agency agency(String code) {
        return agencies.get(code);
    }

    List<Region> children(String code) {
        return List.copyOf(children.getOrDefault(code, List.of()));
    }

    List<Region> all(Level level) {
        return regions.values().stream()
                .filter(region -> region.level() == level)
                .toList();
    }

    List<Agency> agenciesIn(String regionCode) {
        return agencies.values().stream()
                .filter(agency -> agency.regionCode().equals(regionCode))
                .toList();
    }

    /** The region itself and everything above it, the narrowest first; empty for an unknown region. */
    List<Region> upward(String code) {
        var way = new ArrayList<Region>();
        var region = regions.get(code);
        while (region != null) {
            way.add(region);
            region = region.parentCode() == null ? null : regions.get(region.parentCode());
        }
        return way;
    }
}

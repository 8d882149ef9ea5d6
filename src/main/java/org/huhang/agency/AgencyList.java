package org.huhang.agency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The agencies of the shipped places: one of each kind at its level, and a primary and a middle school, a hospital and a
 * provider per county to begin with. Offices add their own.
 */
final class AgencyList {

    private static final Map<AgencyType, Title> TITLES = Map.ofEntries(
            Map.entry(AgencyType.CIVIL, new Title("民政局", "Civil Affairs Bureau")),
            Map.entry(AgencyType.RESCUE, new Title("未成年人救助保护中心", "Minors’ Rescue and Protection Centre")),
            Map.entry(AgencyType.WELFARE, new Title("儿童福利院", "Child Welfare Institution")),
            Map.entry(AgencyType.POLICE, new Title("公安局", "Public Security Bureau")),
            Map.entry(AgencyType.EDU, new Title("教育体育局", "Education and Sports Bureau")),
            Map.entry(AgencyType.SCHOOL, new Title("第一小学", "First Primary School")),
            Map.entry(AgencyType.PROC, new Title("人民检察院", "People’s Procuratorate")),
            Map.entry(AgencyType.COURT, new Title("人民法院", "People’s Court")),
            Map.entry(AgencyType.JUSTICE, new Title("司法局", "Justice Bureau")),
            Map.entry(AgencyType.WF, new Title("妇女联合会", "Women’s Federation")),
            Map.entry(AgencyType.YOUTH, new Title("团委", "Youth League Committee")),
            Map.entry(AgencyType.HEALTH, new Title("卫生健康委员会", "Health Commission")),
            Map.entry(AgencyType.HOSPITAL, new Title("人民医院", "People’s Hospital")),
            Map.entry(AgencyType.DPF, new Title("残疾人联合会", "Disabled Persons’ Federation")),
            Map.entry(AgencyType.LABOUR, new Title("人力资源和社会保障局", "Human Resources and Social Security Bureau")),
            Map.entry(
                    AgencyType.WCWC,
                    new Title("妇女儿童工作委员会办公室", "Office of the Working Committee on Women and Children")),
            Map.entry(AgencyType.SUPERV, new Title("监察委员会", "Supervision Commission")),
            Map.entry(AgencyType.PROVIDER, new Title("社会工作服务中心", "Social Work Service Centre")));

    /** Beside the primary school, so that what one school may not see of another is true of real neighbours. */
    private static final Title MIDDLE_SCHOOL = new Title("第一中学", "First Middle School");

    private AgencyList() {}

    static List<Agency> of(List<Region> regions) {
        var agencies = new ArrayList<Agency>();
        for (var region : regions) {
            switch (region.level()) {
                case PROVINCE -> {}
                case PREFECTURE -> agencies.addAll(bureaus(region));
                case COUNTY -> {
                    agencies.addAll(bureaus(region));
                    agencies.addAll(firstOfMany(region));
                    agencies.add(agency(AgencyType.SCHOOL, region, MIDDLE_SCHOOL, "-02"));
                }
                case TOWNSHIP -> agencies.add(township(region));
                case VILLAGE -> agencies.add(village(region));
            }
        }
        return agencies;
    }

    private static List<Agency> bureaus(Region region) {
        return titled(region, false, "");
    }

    private static List<Agency> firstOfMany(Region region) {
        return titled(region, true, "-01");
    }

    private static List<Agency> titled(Region region, boolean oneOfMany, String suffix) {
        var agencies = new ArrayList<Agency>();
        for (var type : AgencyType.values()) {
            var title = TITLES.get(type);
            if (title != null && type.oneOfMany() == oneOfMany) {
                agencies.add(agency(type, region, title, suffix));
            }
        }
        return agencies;
    }

    private static Agency agency(AgencyType type, Region region, Title title, String suffix) {
        return new Agency(
                type + "-" + region.code() + suffix,
                type,
                region.code(),
                region.name() + title.chinese(),
                region.nameEn() + " " + title.english());
    }

    /** A subdistrict has an office and a state farm a management, not a government. */
    private static Agency township(Region region) {
        var title = new Title("人民政府", "Government");
        if (region.name().endsWith("街道")) {
            title = new Title("办事处", "Office");
        } else if (region.name().endsWith("农场")) {
            title = new Title("管理委员会", "Management Committee");
        }
        return agency(AgencyType.TOWNSHIP, region, title, "");
    }

    private static Agency village(Region region) {
        return new Agency(
                AgencyType.VILLAGE + "-" + region.code(),
                AgencyType.VILLAGE,
                region.code(),
                committee(region.name()),
                region.nameEn() + (region.nameEn().endsWith("Village") ? " Committee" : " Residents’ Committee"));
    }

    /** The list names some places with their committee, long or short, and some without. */
    private static String committee(String name) {
        if (name.endsWith("员会")) {
            return name;
        }
        return name.endsWith("村委会") ? name.replaceAll("村委会$", "村民委员会") : name + "居民委员会";
    }

    private record Title(String chinese, String english) {}
}

package org.huhang.demo;

import java.util.List;

/** Names of nobody, always the same ones in the same order. */
final class InventedNames {

    private static final List<String> SURNAMES = List.of(
            "李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "普",
            "白", "龙", "陶", "钱", "沙", "车");
    private static final List<String> GIVEN = List.of(
            "建华", "秀英", "志强", "丽娟", "文斌", "春梅", "国平", "晓燕", "永胜", "红霞", "家明", "玉兰", "海涛", "慧芳", "云峰", "雪梅", "正林", "淑珍",
            "光荣", "桂芬", "学军", "彩云", "绍文", "美琼", "自强", "艳萍", "立新", "凤仙", "宏伟", "小琴", "继忠");

    private int made;

    String next() {
        var name = SURNAMES.get(made % SURNAMES.size()) + GIVEN.get(made % GIVEN.size());
        made++;
        return name;
    }
}

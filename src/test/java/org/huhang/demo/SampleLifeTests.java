package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HuhangTest
class SampleLifeTests {

    @Autowired
    private DemoPeople people;

    @Autowired
    private SampleLife life;

    @Test
    void everyCaseGoesItsWay() {
        people.enrol();
        assertThat(life.begin()).isEmpty();
    }
}

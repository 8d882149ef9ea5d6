package org.huhang.engine;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;
import org.huhang.feel.Feel;

/** FEEL in the cells of decision tables, with no functions but its own. */
final class TableFeel extends ScalaFeelEngine {

    TableFeel() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer none, CompositeValueMapper values) {
        return new Feel(super.buildFeelEngine(none, values));
    }
}

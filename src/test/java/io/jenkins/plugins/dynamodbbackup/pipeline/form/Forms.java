package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import hudson.model.Item;
import java.lang.reflect.Proxy;

/** What a form stands in. */
final class Forms {

    private Forms() {}

    /** A job of a user who may do everything with it; it needs no Jenkins. */
    static Item jobOfConfigurer() {
        return (Item) Proxy.newProxyInstance(
                Item.class.getClassLoader(),
                new Class<?>[] {Item.class},
                (proxy, method, arguments) -> method.getName().equals("hasPermission") ? true : null);
    }
}

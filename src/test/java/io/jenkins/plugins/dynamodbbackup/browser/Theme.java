package io.jenkins.plugins.dynamodbbackup.browser;

import io.jenkins.plugins.darktheme.DarkThemeManagerFactory;
import io.jenkins.plugins.thememanager.ThemeManagerFactory;
import io.jenkins.plugins.thememanager.ThemeManagerPageDecorator;
import io.jenkins.plugins.thememanager.none.NoOpThemeManagerFactory;
import java.util.function.Supplier;

/** How Jenkins looks. */
enum Theme {
    LIGHT(NoOpThemeManagerFactory::new),
    DARK(DarkThemeManagerFactory::new);

    private final Supplier<ThemeManagerFactory> factory;

    Theme(Supplier<ThemeManagerFactory> factory) {
        this.factory = factory;
    }

    /** Makes every page that is opened from now on look so. */
    void choose() {
        ThemeManagerPageDecorator.get().setTheme(factory.get());
    }
}

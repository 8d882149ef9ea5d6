package org.huhang.testing;

import java.io.File;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a screen, in Chinese, at one server. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final String server;

    private Browser(ChromeDriver driver, String server) {
        this.driver = driver;
        this.server = server;
    }

    /**
     * Starts a browser.
     *
     * @param port where the platform listens
     * @return a browser that knows nobody
     */
    public static Browser at(int port) {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=zh-CN");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), "http://127.0.0.1:" + port);
    }

    /**
     * The browser's own driver, for what is not here.
     *
     * @return the driver
     */
    public ChromeDriver driver() {
        return driver;
    }

    /**
     * Sets the size of the window.
     *
     * @param width in CSS pixels
     * @param height in CSS pixels
     */
    public void window(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /**
     * Forgets who was signed in. The page that is open is left first: what it saves while it goes would else be asked for by
     * nobody, and the answer would take the place of what the next page gets.
     */
    public void forget() {
        open("/login");
        // All of them: the driver's own way spares those of other paths than the page's.
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /**
     * Opens a page.
     *
     * @param path path and query, encoded
     */
    public void open(String path) {
        driver.get(server + path);
    }

    /**
     * Signs a person in at the page, whoever was there before.
     *
     * @param person a person with the usual password of tests
     */
    public void signIn(String person) {
        forget();
        open("/login");
        fill("username", person);
        fill("password", org.huhang.demo.DemoPeople.PASSWORD);
        driver.findElement(By.name("password")).submit();
        await(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
    }

    /**
     * Presses a button that changes the language, and waits for the page in the other one: a page that is opened before that
     * would take the place of the answer that brings the choice along.
     *
     * @param button its selector
     * @param language what the page speaks then, such as en
     */
    public void speak(String button, String language) {
        driver.findElement(By.cssSelector(button)).click();
        await(driver ->
                String.valueOf(script("return document.documentElement.lang")).startsWith(language));
    }

    /**
     * Puts a text into a field, whatever it contains.
     *
     * @param name the field's name
     * @param text its value from now on
     */
    public void fill(String name, String text) {
        script("arguments[0].value = arguments[1]", driver.findElement(By.name(name)), text);
    }

    /**
     * Waits for an element to be seen.
     *
     * @param css its selector
     * @return the first one
     */
    public WebElement until(String css) {
        return await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /**
     * Waits for something.
     *
     * @param condition what for
     * @return what the condition found
     */
    public <T> T await(ExpectedCondition<T> condition) {
        // A page that is just being replaced holds nothing yet; what comes in its place is looked at next.
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    /**
     * Runs a script in the page.
     *
     * @param code its body
     * @param values {@code arguments[0]} and so on
     * @return what it returns, null for nothing
     */
    public Object script(String code, Object... values) {
        return ((JavascriptExecutor) driver).executeScript(code, values);
    }

    /**
     * Runs a script that answers later.
     *
     * @param code its body; the last of its {@code arguments} takes the answer
     * @return the answer
     */
    public Object scriptThatAnswers(String code) {
        return ((JavascriptExecutor) driver).executeAsyncScript(code);
    }

    @Override
    public void close() {
        driver.quit();
    }
}

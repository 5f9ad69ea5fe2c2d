package org.cvready.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One tab of a browser, driven over the Chrome DevTools Protocol
 * (https://chromedevtools.github.io/devtools-protocol/).
 */
final class BrowserPage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 60;

  private final WebSocket socket;
  private final Replies replies;
  private final AtomicInteger lastId = new AtomicInteger();
  private String session = "";

  /** What the browser says, in the order in which it says it. */
  private static final class Replies implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        String text = partial.toString();
        partial.setLength(0);
        take(text);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void take(String text) {
      JsonNode message;
      try {
        message = JSON.readTree(text);
      } catch (IOException e) {
        awaited.values().forEach(reply -> reply.completeExceptionally(e));
        return;
      }
      if (message.has("id")) {
        CompletableFuture<JsonNode> reply = awaited.remove(message.get("id").intValue());
        if (reply != null) {
          reply.complete(message);
        }
        return;
      }
      events.add(message);
      if (message.path("method").asText().equals("Page.loadEventFired")) {
        loaded.complete(true);
      }
    }
  }

  private BrowserPage(WebSocket socket, Replies replies) {
    this.socket = socket;
    this.replies = replies;
  }

  static BrowserPage open(URI browser) throws IOException, InterruptedException {
    Replies replies = new Replies();
    HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    WebSocket socket = await(client.newWebSocketBuilder().buildAsync(browser, replies));
    BrowserPage page = new BrowserPage(socket, replies);
    JsonNode target = page.send("Target.createTarget", Map.of("url", "about:blank"));
    page.session =
        page.send(
                "Target.attachToTarget",
                Map.of("targetId", target.get("targetId").asText(), "flatten", true))
            .get("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      page.send(domain + ".enable", Map.of());
    }
    return page;
  }

  private static <T> T await(CompletableFuture<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the browser did not answer", e);
    }
  }

  /** Sends one command and returns its result. */
  private JsonNode send(String method, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    ObjectNode message = JSON.createObjectNode();
    int id = lastId.incrementAndGet();
    message.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    replies.awaited.put(id, reply);
    await(socket.sendText(JSON.writeValueAsString(message), true));
    JsonNode answer = await(reply);
    if (answer.has("error")) {
      throw new IOException(method + ": " + answer.get("error"));
    }
    return answer.get("result");
  }

  /** Opens a file and waits until it and all that it needs is there. */
  void show(Path file) throws IOException, InterruptedException {
    replies.loaded = new CompletableFuture<>();
    send("Page.navigate", Map.of("url", file.toUri().toString()));
    await(replies.loaded);
  }

  /** Makes the window this large, pixels, in light or dark colours, on a screen or on paper. */
  void window(int width, int height, String scheme, String medium)
      throws IOException, InterruptedException {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    send(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** The value of an expression of JavaScript in the page. */
  JsonNode evaluate(String expression) throws IOException, InterruptedException {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value");
  }

  /** Presses a key and lets it go, as a person would. */
  void press(String key) throws IOException, InterruptedException {
    int code =
        switch (key) {
          case "ArrowRight" -> 39;
          case "ArrowLeft" -> 37;
          case "Home" -> 36;
          case "End" -> 35;
          case "Enter" -> 13;
          default -> throw new IllegalArgumentException("key must be known, got " + key);
        };
    // A button is pressed by the sign that Enter types, not by the key.
    String typed = key.equals("Enter") ? "\r" : "";
    for (String type : List.of(typed.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", typed));
    }
  }

  /** The window as a PNG file. */
  byte[] screenshot() throws IOException, InterruptedException {
    JsonNode shot = send("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(shot.get("data").asText());
  }

  /** The page on paper, as a PDF file. */
  byte[] printed() throws IOException, InterruptedException {
    JsonNode paper =
        send("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
    return Base64.getDecoder().decode(paper.get("data").asText());
  }

  /** Every error that the page has raised or the browser has logged about it. */
  List<String> errors() {
    return replies.events.stream()
        .filter(BrowserPage::isError)
        .map(event -> event.get("params").toString())
        .toList();
  }

  private static boolean isError(JsonNode event) {
    JsonNode about = event.path("params");
    return switch (event.path("method").asText()) {
      case "Runtime.exceptionThrown" -> true;
      case "Runtime.consoleAPICalled" ->
          List.of("error", "warning", "assert").contains(about.path("type").asText());
      case "Log.entryAdded" ->
          List.of("error", "warning").contains(about.path("entry").path("level").asText());
      default -> false;
    };
  }

  /** The addresses of all that was asked for, without what the page itself holds. */
  List<String> requests() {
    return replies.events.stream()
        .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.get("params").get("request").get("url").asText())
        .filter(url -> !url.startsWith("data:"))
        .toList();
  }

  @Override
  public void close() {
    socket.abort();
  }
}

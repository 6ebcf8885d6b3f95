using Tracker.Server.Sessions;

namespace Tracker.Server.Tests.Sessions;

public sealed class BrowserNameTests
{
    [Theory]
    [InlineData("Firefox on Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0")]
    [InlineData("Chrome on Linux", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36")]
    [InlineData("Edge on Windows",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0")]
    [InlineData("Safari on macOS", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15")]
    [InlineData("Safari on iPhone",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1")]
    [InlineData("Chrome on Android", "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36")]
    [InlineData("Command line on Linux", "tracker-cli (Linux)")]
    [InlineData("Unknown program", "<script>alert(1)</script>")]
    [InlineData("Unknown program", null)]
    public void Browser_is_named_in_plain_words_and_nothing_else_of_its_header_is_kept(string named, string? header) =>
        Assert.Equal(named, BrowserName.Of(header));
}

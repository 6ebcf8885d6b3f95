using System.Text;

namespace Tracker.Audience.Tests;

/// <summary>A word in the state of a page, which is encoded twice, is found.</summary>
public sealed class SpelledTests
{
    [Fact]
    public void Word_in_a_string_of_base64_is_found() => Assert.Contains("zq00001qz", Tokens.In(Spelled.Out($"{{\"a\":\"{Encoded("x zq00001qz")}\"}}")));

    [Fact]
    public void Word_in_the_state_of_a_page_is_found()
    {
        var state = $"{{\"record:delegation/x\":\"{Encoded("{\"title\":\"zq00002qz\"}").Replace("+", "\\u002B", StringComparison.Ordinal)}\"}}";
        Assert.Contains("zq00002qz", Tokens.In(Spelled.Out($"<p>Page</p><!--Blazor-WebAssembly-Component-State:{Encoded(state)}-->")));
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

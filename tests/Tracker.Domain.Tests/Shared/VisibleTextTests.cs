using System.Text.Json;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Shared;

public sealed class VisibleTextTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("Plan \u202etxt.exe", "Plan [U+202E]txt.exe")]
    [InlineData("\u2066a\u2069 \u200fb\u061c", "[U+2066]a[U+2069] [U+200F]b[U+061C]")]
    [InlineData("\u001b[31mred\u009b0m", "[U+001B][31mred[U+009B]0m")]
    [InlineData("kept\rwritten over\r", "kept[U+000D]written over[U+000D]")]
    public void Control_characters_are_shown_by_their_code_point(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("Übertragung, שלום, مرحبا, 机密 – “so” 😀")]
    [InlineData("two\r\nlines\tand a tab")]
    public void Other_text_is_the_same_object(string text) => Assert.Same(text, VisibleText.Of(text));

    [Fact]
    public void Text_that_is_absent_is_empty() => Assert.Equal("", VisibleText.Of(null));

    [Fact]
    public void Json_says_the_same_after_it_was_made_visible()
    {
        var text = string.Concat(Enumerable.Range(0x7f, 0x40).Concat(Enumerable.Range(0x2000, 0x70)).Select(c => (char)c)) + "\u061c\ud83d\ude00";
        var json = JsonSerializer.Serialize(new[] { text }, Relaxed);
        var shown = VisibleText.InJson(json);
        Assert.DoesNotContain('\u202e', shown);
        Assert.Equal(text, JsonSerializer.Deserialize<string[]>(shown)![0]);
    }
}

using System.Text;

namespace Tracker.Text.Tests.Encoding;

public sealed class WholeTextTests
{
    [Fact]
    public void Text_is_whole_if_no_surrogate_is_alone()
    {
        foreach (var whole in (string[])["", "plain", "😀 two"])
        {
            Assert.True(WholeText.IsWhole(whole));
            Assert.Same(whole, WholeText.Of(whole));
        }
        foreach (var (half, shown) in ((string, string)[])[("\ud83d", "\ufffd"), ("a\ude00", "a\ufffd"), ("\ud83d\ud83d\ude00", "\ufffd😀")])
        {
            Assert.False(WholeText.IsWhole(half));
            Assert.Equal(shown, WholeText.Of(half));
        }
    }

    [Theory]
    [InlineData("""{"a":"\ud83d\ude00"}""", """{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ufffd"}""")]
    [InlineData("""["\uDE00\ud83d","\\ud83d","\\\ud83d"]""", """["\ufffd\ufffd","\\ud83d","\\\ufffd"]""")]
    [InlineData("""["\n\t\"\ud83dx"]""", """["\n\t\"\ufffdx"]""")]
    public void Half_escapes_of_json_are_replaced_and_everything_else_stays(string json, string whole)
    {
        Assert.Equal(whole, System.Text.Encoding.UTF8.GetString(WholeText.OfJson(System.Text.Encoding.UTF8.GetBytes(json))));
        Assert.Equal(json == whole, WholeText.IsWholeJson(json));
    }
}

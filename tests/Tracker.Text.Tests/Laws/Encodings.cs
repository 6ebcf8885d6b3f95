namespace Tracker.Text.Tests.Laws;

internal static class Encodings
{
    /// <summary>A change and a text come back from JSON and from bytes as they were.</summary>
    public static void Check(TextChange change, RichText text)
    {
        Assert.Equal(change, TextJson.Read(TextJson.Text(change)).Value);
        Assert.Equal(change, TextJson.Read(TextJson.Text(change, bare: true)).Value);
        Assert.Equal(change, TextBinary.Read(TextBinary.Bytes(change)).Value);
        Assert.Equal(text, TextJson.ReadText(System.Text.Encoding.UTF8.GetBytes(TextJson.Text(text))).Value);
        Assert.Equal(text, TextBinary.ReadText(TextBinary.Bytes(text)).Value);
    }
}

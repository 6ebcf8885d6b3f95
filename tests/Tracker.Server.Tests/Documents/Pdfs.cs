using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Tracker.Server.Tests.Documents;

/// <summary>PDF files as their format has them, good and bad.</summary>
internal static class Pdfs
{
    /// <summary>One page for each text; a page without a text has a line drawn on it.</summary>
    public static byte[] Of(params string[] pages) => Of("", [.. pages.Select(p => p.Length == 0 ? "0 0 m 100 100 l S"u8.ToArray() : Show(p))], false);

    /// <summary>A file whose text nobody reads without its password.</summary>
    public static byte[] Encrypted() => Of(
        $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{new string('1', 64)}> /U <{new string('2', 64)}> >> /ID [<00> <00>]", [Show("Secret")], false);

    /// <summary>A small file whose only page is this long when it is unpacked.</summary>
    public static byte[] Bomb(long size)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("BT (a) Tj ET\n", 80_000)));
            for (long written = 0; written < size; written += block.Length) zip.Write(block);
        }
        return Of("", [packed.ToArray()], true);
    }

    private static byte[] Show(string text) => Encoding.ASCII.GetBytes($"BT /F1 12 Tf 72 700 Td ({text}) Tj ET");

    private static byte[] Of(string trailer, byte[][] contents, bool packed)
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.4\n");
        var kids = string.Join(' ', contents.Select((_, i) => $"{4 + 2 * i} 0 R"));
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Kids [{kids}] /Count {contents.Length} >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        foreach (var (i, content) in contents.Index())
        {
            Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            Begin();
            Write($"<< /Length {content.Length}{(packed ? " /Filter /FlateDecode" : "")} >>\nstream\n");
            file.Write(content);
            Write("\nendstream\nendobj\n");
        }
        var start = file.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) Write(string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        Write($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();

        void Begin()
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n");
        }

        void Add(string body)
        {
            Begin();
            Write(body + "\nendobj\n");
        }

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }
}

//! Labels that tell numbers of documents and accounts from ids and telephones alike.

/// What the numbers of orders, contracts, accounts and codes are called.
pub(super) const OF_DOCUMENTS: [&str; 15] = [
    "สั่งซื้อ",
    "สั่งจ้าง",
    "สัญญาจ้าง",
    "บัญชีธนาคาร",
    "งบประมาณ",
    "gfmis",
    "ต้นทุน",
    "บัญชี",
    "ครุภัณฑ์",
    "พัสดุ",
    "สั่ง",
    "สัญญา",
    "หนังสือ",
    "gp",
    "order",
];
